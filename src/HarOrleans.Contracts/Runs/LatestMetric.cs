namespace HarOrleans.Contracts;

/// <summary>The last visible point of one metric of a run, with the extremes of its history.</summary>
/// <param name="Key">The metric.</param>
/// <param name="Last">The last visible point.</param>
/// <param name="Min">The smallest visible value that is not NaN; NaN where there is none.</param>
/// <param name="Max">The largest visible value that is not NaN; NaN where there is none.</param>
/// <param name="Count">Visible points.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LatestMetric)]
public sealed record LatestMetric(string Key, MetricPoint Last, double Min, double Max, long Count);
