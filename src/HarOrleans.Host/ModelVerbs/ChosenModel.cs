using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>A model with all that it takes to use it.</summary>
/// <param name="Stored">The model as it was stored.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Activation">Its activation.</param>
internal sealed record ChosenModel(StoredModel Stored, LstmShape Shape, string Activation)
{
    /// <summary>What it is called in words.</summary>
    internal string Name => Stored.Name;

    /// <summary>The model in one line.</summary>
    internal string Line => FormattableString.Invariant(
        $"{Name}: LSTM with {Shape.Features} features, {Shape.Layers} {(Shape.Layers == 1 ? "layer" : "layers")} of {Shape.HiddenSize}, {Activation}, {Shape.Classes} classes");

    /// <summary>Completes a stored model by an option.</summary>
    /// <exception cref="BadInputException">The weights are those of another kind of model, or the option contradicts the trial.</exception>
    internal static ChosenModel Of(StoredModel model, ModelCall call, Option<string> activation)
    {
        if (model.Activation is { } own && call.Has(activation) && call.Get(activation) != own)
        {
            throw new BadInputException($"--activation {call.Get(activation)}: {model.Name} was trained with {own}. Leave --activation out.");
        }

        try
        {
            return new ChosenModel(model, LstmShape.Of(model.Weights), model.Activation ?? call.Get(activation));
        }
        catch (HarException e)
        {
            throw new BadInputException($"{model.Name}: {e.Message}");
        }
    }

    /// <summary>Predicts rows.</summary>
    internal ModelOutput Predict(float[] x, CancellationToken cancellationToken)
    {
        using var model = TrainedModel.Of(Stored.Weights, Activation);
        return model.Predict(x, cancellationToken);
    }
}
