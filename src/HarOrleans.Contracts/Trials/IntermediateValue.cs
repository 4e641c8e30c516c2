namespace HarOrleans.Contracts;

/// <summary>A value that a running trial reported for the pruner.</summary>
/// <param name="Step">The step, e.g. the epoch; one value a step.</param>
/// <param name="Value">The value; may be NaN, which never prunes and is worse than any number.</param>
[GenerateSerializer, Immutable, Alias(Aliases.IntermediateValue)]
public sealed record IntermediateValue(long Step, double Value);
