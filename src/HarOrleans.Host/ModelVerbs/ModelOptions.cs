using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The options that name one model: a file of weights, a trial, or a version of a registered model.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _weights = Options.OptionalText("--weights", "FILE", "File of weights, .pth or .safetensors; sizes and layers come from what is in it.");
    private readonly Option<string?> _trial = Options.OptionalText("--trial", "STUDY/N", "A trial of a state folder: its kept weights.");
    private readonly Option<string?> _model = Options.OptionalText("--model", "NAME@ALIAS", $"A version of a registered model of a state folder: {ModelReference.Form}.");
    private readonly Option<string> _activation = ActivationOption();

    /// <summary>The options.</summary>
    internal IEnumerable<Symbol> Symbols => [_weights, _trial, _model, _activation];

    /// <summary>The file of weights that was named, or null.</summary>
    internal string? Weights(ModelCall call) => call.Get(_weights);

    /// <summary>The trial that was named, or null.</summary>
    internal string? Trial(ModelCall call) => call.Get(_trial);

    /// <summary>The registered model that was named, or null.</summary>
    internal string? Model(ModelCall call) => call.Get(_model);

    /// <summary>The option <c>--activation</c>, whose default is tanh.</summary>
    internal static Option<string> ActivationOption() => Options.Choice(
        "--activation", "ACTIVATION", "What stands between the LSTM and the output layer, where weights come from a file; a trial knows it. Default tanh.", "tanh", TrainedModel.Activations);

    /// <summary>Loads the model.</summary>
    /// <exception cref="BadInputException">None or several were named, or it cannot be read.</exception>
    internal async Task<ChosenModel> LoadAsync(ModelCall call)
    {
        var model = (Weights(call), Trial(call), Model(call)) switch
        {
            (null, null, null) => throw new BadInputException("--weights, --trial, --model: no model is named. Give --weights FILE, or --trial STUDY/N or --model NAME@ALIAS with --state DIR."),
            ({ } weights, null, null) => StoredModel.OfFile("--weights", weights),
            (null, { } trial, null) => await TrialModel.LoadAsync(call, "--trial", trial),
            (null, null, { } registered) => await RegisteredModel.LoadAsync(call, "--model", registered),
            var (weights, trial, registered) => throw new BadInputException(string.Join(" and ", Named(weights, trial, registered)) + ": these exclude each other. Give one of them."),
        };
        return ChosenModel.Of(model, call, _activation);
    }

    /// <summary>Loads the model where one is named, else null.</summary>
    internal async Task<ChosenModel?> LoadIfNamedAsync(ModelCall call) => Named(Weights(call), Trial(call), Model(call)).Any() ? await LoadAsync(call) : null;

    private static IEnumerable<string> Named(string? weights, string? trial, string? model)
    {
        (string Option, string? Value)[] all = [("--weights", weights), ("--trial", trial), ("--model", model)];
        return all.Where(each => each.Value is not null).Select(each => $"{each.Option} {each.Value}");
    }
}
