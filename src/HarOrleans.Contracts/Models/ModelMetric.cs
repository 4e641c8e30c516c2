namespace HarOrleans.Contracts;

/// <summary>A value of a metric that was measured for a logged model.</summary>
/// <param name="Key">The metric.</param>
/// <param name="Value">The value; NaN and the infinities are kept.</param>
/// <param name="Step">The step, e.g. the epoch.</param>
/// <param name="TimeMs">When it was logged: milliseconds since 1970-01-01 UTC.</param>
/// <param name="RunId">The run that logged it, or null.</param>
/// <param name="DatasetName">The data set that it was measured on, or null.</param>
/// <param name="DatasetDigest">That data set's digest, or null.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ModelMetric)]
public sealed record ModelMetric(string Key, double Value, long Step, long TimeMs, string? RunId, string? DatasetName, string? DatasetDigest);
