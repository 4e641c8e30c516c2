namespace HarOrleans.Contracts;

/// <summary>A value that a running trial reported for the pruner.</summary>
/// <param name="Step">The step, e.g. the epoch; one value a step.</param>
/// <param name="Value">The value; may be NaN, which is left out of every comparison. A trial that has reported nothing else is given up by the median pruner.</param>
[GenerateSerializer, Immutable, Alias(Aliases.IntermediateValue)]
public sealed record IntermediateValue(long Step, double Value);
