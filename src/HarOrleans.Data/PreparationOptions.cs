namespace HarOrleans.Data;

/// <summary>How a data set becomes samples. Equal options prepare equally.</summary>
/// <param name="Protocol">A name of <see cref="HarData.Protocols"/>.</param>
public sealed record PreparationOptions(string Protocol)
{
    /// <summary>Each feature by its mean and deviation over the rows that are trained with, as scikit-learn's StandardScaler.</summary>
    public const string StandardScaling = "standard";

    /// <summary>Features as they stand in the file. Those of the UCI HAR data are within [-1, 1] already; scaling them once more makes as much of a feature that hardly moves as of one that does.</summary>
    public const string NoScaling = "none";

    /// <summary>Every <see cref="Scaling"/> there is.</summary>
    public static IReadOnlyList<string> Scalings { get; } = [StandardScaling, NoScaling];

    /// <summary>A name of <see cref="Scalings"/>.</summary>
    public string Scaling { get; init; } = StandardScaling;

    /// <summary>Whether all people of the training file are trained with and nobody is left to validate on: for a last training, after everything has been chosen.</summary>
    public bool Refit { get; init; }
}
