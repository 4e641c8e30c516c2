namespace HarOrleans.Contracts;

/// <summary>The numbers of a field in a group of runs; NaN and missing ones are left out.</summary>
/// <param name="Count">Runs that have a number.</param>
/// <param name="Mean">Their mean, or null where there is none.</param>
/// <param name="Min">The smallest, or null.</param>
/// <param name="Max">The largest, or null.</param>
[GenerateSerializer, Immutable, Alias(Aliases.GroupedValue)]
public sealed record GroupedValue(long Count, double? Mean, double? Min, double? Max);
