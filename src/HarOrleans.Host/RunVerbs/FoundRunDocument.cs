using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.RunVerbs;

/// <summary>One run of what <c>har runs search --json</c> writes, an array of them. Metrics are by key: last value with its step, extremes, count.</summary>
internal sealed record FoundRunDocument(
    string RunId,
    long ExperimentId,
    string Name,
    string Status,
    string? Reason,
    string LifecycleStage,
    string? ParentRunId,
    int? Trial,
    string Owner,
    DateTime Created,
    DateTime? StartTime,
    DateTime? EndTime,
    IReadOnlyDictionary<string, string> Params,
    IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, MetricDocument> MetricDetails,
    IReadOnlyDictionary<string, string> Tags)
{
    internal static FoundRunDocument Of(RunDetail run) => new(
        run.Info.RunId,
        run.Info.ExperimentId,
        run.Info.Name,
        TextFormat.State(run.Info.Status),
        run.Info.Reason,
        run.Info.DeletedAt is null ? "active" : "deleted",
        run.Info.ParentRunId,
        run.Info.TrialNumber,
        run.Info.Owner,
        run.Info.CreatedAt.UtcDateTime,
        run.Info.StartedAt?.UtcDateTime,
        run.Info.EndedAt?.UtcDateTime,
        TextFormat.Sorted(run.Params),
        new SortedDictionary<string, double>(run.Metrics.ToDictionary(metric => metric.Key, metric => metric.Last.Value), StringComparer.Ordinal),
        new SortedDictionary<string, MetricDocument>(run.Metrics.ToDictionary(metric => metric.Key, MetricDocument.Of), StringComparer.Ordinal),
        TextFormat.Sorted(run.Tags));
}
