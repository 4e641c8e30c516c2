using HarOrleans.Contracts;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>One metric of a run: its last value with the step, its extremes, and how many values there are.</summary>
internal sealed record MetricDocument(double Last, long Step, double Min, double Max, long Count)
{
    internal static MetricDocument Of(LatestMetric metric) => new(metric.Last.Value, metric.Last.Step, metric.Min, metric.Max, metric.Count);
}
