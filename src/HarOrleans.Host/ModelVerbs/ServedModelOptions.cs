using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The options that name a model together with its preparation: a logged model does by itself, a file of weights with the data that it was trained on.</summary>
internal sealed class ServedModelOptions
{
    private readonly Option<string?> _folder = Options.OptionalText("--model-dir", "DIR", "Folder of a logged model: MLmodel, its weights and its preparation.");
    private readonly ModelOptions _model = new();
    private readonly RowsOptions _rows = new();

    /// <summary>The options.</summary>
    internal IEnumerable<Symbol> Symbols => [_folder, .. _model.Symbols, .. _rows.DataSymbols];

    /// <summary>Loads the model.</summary>
    /// <exception cref="BadInputException">Not exactly one was named, or it cannot be read.</exception>
    internal async Task<ServedModel> LoadAsync(ModelCall call)
    {
        var (folder, trial, model, weights) = (call.Get(_folder), _model.Trial(call), _model.Model(call), _model.Weights(call));
        if (((string?[])[folder, trial, model, weights]).Count(each => each is not null) != 1)
        {
            throw new BadInputException("--model-dir, --trial, --model, --weights: give exactly one of them. A file of weights also takes the data that it was trained on, with --data and --protocol.");
        }

        try
        {
            if (folder is not null)
            {
                return ServedModel.Open(name => File.Exists(Path.Combine(folder, name)) ? File.OpenRead(Path.Combine(folder, name)) : null);
            }

            if (trial is not null)
            {
                var files = await TrialModel.FilesAsync(call, "--trial", trial);
                return ServedModel.Open(name => files.TryGetValue(name, out var bytes) ? new MemoryStream(bytes) : null);
            }

            if (model is not null)
            {
                return await RegisteredModel.ServeAsync(call, "--model", model);
            }

            var file = await _model.LoadAsync(call);
            var rows = await _rows.LoadAsync(call, file);
            return ServedModel.Of(file.Stored.Weights, file.Activation, Preparation.Of(rows.Prepared), file.ReadsWindows);
        }
        catch (Exception e) when (e is HarException or InvalidDataSetException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{(folder is not null ? $"--model-dir {folder}" : trial is not null ? $"--trial {trial}" : model is not null ? $"--model {model}" : $"--weights {weights}")}: {e.Message}");
        }
    }
}
