namespace HarOrleans.Training;

/// <summary>What a model says of one row or window.</summary>
/// <param name="Class">The most probable class.</param>
/// <param name="Probabilities">Of each class, in the model's order; they sum to 1.</param>
public sealed record Prediction(string Class, IReadOnlyDictionary<string, double> Probabilities);
