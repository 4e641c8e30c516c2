using System.CommandLine;
using HarOrleans.Host.CommandLine;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The options that name one model: a file of weights or a trial.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _weights = Options.OptionalText("--weights", "FILE", "File of weights, .pth or .safetensors; sizes and layers come from what is in it.");
    private readonly Option<string?> _trial = Options.OptionalText("--trial", "STUDY/N", "A trial of a state folder: its kept weights.");
    private readonly Option<string> _activation = ActivationOption();

    /// <summary>The options.</summary>
    internal IEnumerable<Symbol> Symbols => [_weights, _trial, _activation];

    /// <summary>The file of weights that was named, or null.</summary>
    internal string? Weights(ModelCall call) => call.Get(_weights);

    /// <summary>The trial that was named, or null.</summary>
    internal string? Trial(ModelCall call) => call.Get(_trial);

    /// <summary>The option <c>--activation</c>, whose default is tanh.</summary>
    internal static Option<string> ActivationOption() => Options.Choice(
        "--activation", "ACTIVATION", "What stands between the LSTM and the output layer, where weights come from a file; a trial knows it. Default tanh.", "tanh", TrainedModel.Activations);

    /// <summary>Loads the model.</summary>
    /// <exception cref="BadInputException">None or both were named, or it cannot be read.</exception>
    internal async Task<ChosenModel> LoadAsync(ModelCall call)
    {
        var (weights, trial) = (call.Get(_weights), call.Get(_trial));
        var model = (weights, trial) switch
        {
            (null, null) => throw new BadInputException("--weights, --trial: no model is named. Give --weights FILE, or --trial STUDY/N with --state DIR."),
            (not null, not null) => throw new BadInputException($"--weights {weights} and --trial {trial}: these exclude each other. Give one of them."),
            (not null, null) => StoredModel.OfFile("--weights", weights),
            _ => await TrialModel.LoadAsync(call, "--trial", trial!),
        };
        return ChosenModel.Of(model, call, _activation);
    }

    /// <summary>Loads the model where one is named, else null.</summary>
    internal async Task<ChosenModel?> LoadIfNamedAsync(ModelCall call) => Weights(call) is null && Trial(call) is null ? null : await LoadAsync(call);
}
