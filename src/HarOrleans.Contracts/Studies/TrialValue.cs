namespace HarOrleans.Contracts;

/// <summary>A COMPLETE trial's value.</summary>
/// <param name="Number">The trial's number.</param>
/// <param name="Value">Its first objective's value.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialValue)]
public readonly record struct TrialValue(int Number, double Value);
