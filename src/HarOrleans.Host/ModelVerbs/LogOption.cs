using System.CommandLine;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The option <c>--log</c>: the answer's document among the files of the run that made the model.</summary>
internal sealed class LogOption
{
    /// <summary>The option itself.</summary>
    internal Option<bool> Option { get; } = new("--log") { Description = "Store the answer among the files of the run that made the model, of a trial or of the registry, in place of an earlier one; the run's page shows it." };

    /// <summary>Looks whether there is such a run, before anything is measured.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    internal void Check(ModelCall call, params IReadOnlyList<ChosenModel?> models)
    {
        if (call.Get(Option) && models.All(model => model?.Stored.RunId is null))
        {
            var named = models.OfType<ChosenModel>().Select(model => model.Name).ToArray();
            throw new BadInputException($"--log: {(named.Length == 0 ? "no model is named, so there" : $"{string.Join(" and ", named)}: there")} is no run to store the answer with. Leave it out, or name the model of a trial or of the registry.");
        }
    }

    /// <summary>Stores the document where it was asked for; the lines that say so.</summary>
    internal Task<IEnumerable<string>> StoreAsync(ModelCall call, ChosenModel model, string path, object document) => StoreAsync(call, document, (model, path));

    /// <summary>Stores the document with each of several models that a run made; the lines that say so.</summary>
    internal async Task<IEnumerable<string>> StoreAsync(ModelCall call, object document, params IReadOnlyList<(ChosenModel Model, string Path)> places)
    {
        if (!call.Get(Option))
        {
            return [];
        }

        await using var connection = await StateConnection.OpenAsync(call.State, PostgresOption.OrElsewhere(null), Access.Write, call.Log, TimeProvider.System, call.Interrupted);
        List<string> lines = [""];
        foreach (var (run, path) in places.Where(each => each.Model.Stored.RunId is not null).Select(each => (each.Model.Stored.RunId!, each.Path)).Distinct())
        {
            using var file = new MemoryStream(JsonText.Write(document));
            await connection.Client.Runs.Get(run).Artifacts.UploadAsync(file, path, null, call.Interrupted);
            lines.Add($"Logged as {path} of run {run}.");
        }

        return lines;
    }
}
