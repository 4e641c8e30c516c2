namespace HarOrleans.Contracts;

/// <summary>A data set that a run used: MLflow's DatasetInput.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Context">What for: <see cref="Training"/>, <see cref="Evaluation"/>, or another word of at most 500 characters.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunInput)]
public sealed record RunInput(Dataset Dataset, string Context)
{
    /// <summary>The context of what was trained with.</summary>
    public const string Training = "training";

    /// <summary>The context of what was evaluated on.</summary>
    public const string Evaluation = "eval";

    /// <summary>The context of what a chosen model was tested on.</summary>
    public const string Testing = "testing";
}
