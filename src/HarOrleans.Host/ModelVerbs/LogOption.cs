using System.CommandLine;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The option <c>--log</c>: the answer's document among the files of the run that made the model.</summary>
internal sealed class LogOption
{
    /// <summary>The option itself.</summary>
    internal Option<bool> Option { get; } = new("--log") { Description = "Store the answer among the files of the run that made the model of --trial or --model, in place of an earlier one." };

    /// <summary>Looks whether there is such a run, before anything is measured.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    internal void Check(ModelCall call, ChosenModel model)
    {
        if (call.Get(Option) && model.Stored.RunId is null)
        {
            throw new BadInputException($"--log: {model.Name} belongs to no run that is known here. Leave it out, or name the model by --trial STUDY/N or --model NAME@ALIAS.");
        }
    }

    /// <summary>Stores the document where it was asked for; the lines that say so.</summary>
    internal async Task<IEnumerable<string>> StoreAsync(ModelCall call, ChosenModel model, string path, object document)
    {
        if (!call.Get(Option))
        {
            return [];
        }

        await using var connection = await StateConnection.OpenAsync(call.State, PostgresOption.OrElsewhere(null), Access.Write, call.Log, TimeProvider.System, call.Interrupted);
        using var file = new MemoryStream(JsonText.Write(document));
        await connection.Client.Runs.Get(model.Stored.RunId!).Artifacts.UploadAsync(file, path, null, call.Interrupted);
        return ["", $"Logged as {path} of run {model.Stored.RunId}."];
    }
}
