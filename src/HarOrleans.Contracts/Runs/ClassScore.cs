namespace HarOrleans.Contracts;

/// <summary>A line of a classification report. Where nothing was predicted or nothing is there, a score is 0 (scikit-learn's <c>zero_division=0</c>).</summary>
/// <param name="Label">The class, or <c>macro avg</c>, <c>weighted avg</c>.</param>
/// <param name="Precision">Of what was predicted as this class, the share that is.</param>
/// <param name="Recall">Of what is this class, the share that was predicted.</param>
/// <param name="F1">Their harmonic mean.</param>
/// <param name="Support">Samples of this class.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ClassScore)]
public sealed record ClassScore(string Label, double Precision, double Recall, double F1, long Support);
