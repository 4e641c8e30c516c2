namespace HarOrleans.Contracts;

/// <summary>What a model says of one row or window.</summary>
/// <param name="Class">The most probable class.</param>
/// <param name="Probabilities">Of each class, in the model's order; they sum to 1.</param>
[GenerateSerializer, Immutable, Alias(Aliases.Prediction)]
public sealed record Prediction(string Class, IReadOnlyDictionary<string, double> Probabilities);
