using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>A model with all that it takes to use it.</summary>
/// <param name="Stored">The model as it was stored.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Activation">Its activation.</param>
internal sealed record ChosenModel(StoredModel Stored, ModelShape Shape, string Activation)
{
    /// <summary>What it is called in words.</summary>
    internal string Name => Stored.Name;

    /// <summary>The model in one line.</summary>
    internal string Line => $"{Name}: {Shape.Describe(Activation)}";

    /// <summary>The objective that trained it; of a file the one that its sizes make likely.</summary>
    internal string Objective => Stored.Objective ?? (!Shape.ReadsWindows ? HarLstm.Name : Shape is CnnShape ? HarCnn.Name : HarRawLstm.Name);

    /// <summary>Whether its samples are raw windows instead of rows of features.</summary>
    internal bool ReadsWindows => HarObjectives.ReadsWindows(Objective) ?? Shape.ReadsWindows;

    /// <summary>Whether the same prepared samples serve another model too.</summary>
    internal bool SharesRowsWith(ChosenModel other) => ReadsWindows == other.ReadsWindows && Scaling == other.Scaling && ReferenceEquals(Stored.Preparation, other.Stored.Preparation);

    private string Scaling => Stored.Settings.GetValueOrDefault(TrainingOptions.Scaling, PreparationOptions.StandardScaling);

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
            return new ChosenModel(model, ModelShape.Of(model.Weights), model.Activation ?? call.Get(activation));
        }
        catch (HarException e)
        {
            throw new BadInputException($"{model.Name}: {e.Message}");
        }
    }

    /// <summary>The model, ready to predict.</summary>
    internal TrainedModel Ready() => TrainedModel.Of(Stored.Weights, Activation, ReadsWindows);

    /// <summary>Predicts rows.</summary>
    internal ModelOutput Predict(float[] x, CancellationToken cancellationToken)
    {
        using var model = Ready();
        return model.Predict(x, cancellationToken);
    }
}
