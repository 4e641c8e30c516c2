namespace HarOrleans.Contracts;

/// <summary>One value of a metric. Its identity is (run, key, writer, sequence); steps may repeat.</summary>
/// <param name="Key">The metric, e.g. <c>val_accuracy</c>.</param>
/// <param name="Sequence">Increasing within the run; chosen by the writer, so that a repeated batch stores nothing twice.</param>
/// <param name="Step">The step, e.g. the epoch.</param>
/// <param name="Value">The value; NaN and the infinities are stored as they are.</param>
/// <param name="TimeMs">When it was logged: milliseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable, Alias(Aliases.MetricPoint)]
public sealed record MetricPoint(string Key, long Sequence, long Step, double Value, long TimeMs);
