using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>A run as the evaluator of queries sees it.</summary>
internal sealed class SearchedRun(RunDetail run) : IQueryRow
{
    public QueryValue? Find(QueryField field) => field.Entity switch
    {
        QueryEntity.Param => run.Params.TryGetValue(field.Key, out var param) ? new QueryText(param) : null,
        QueryEntity.Tag => run.Tags.TryGetValue(field.Key, out var tag) ? new QueryText(tag) : null,
        QueryEntity.Metric => run.Metrics.FirstOrDefault(metric => metric.Key == field.Key) is { } metric ? Number(metric, field) : null,
        _ => Attribute(field.Key),
    };

    public IEnumerable<QueryValue> FindAll(QueryField field) => field.Entity == QueryEntity.Dataset
        ? run.Inputs!.Select(input => new QueryText(field.Key switch
        {
            "name" => input.Dataset.Name,
            "digest" => input.Dataset.Digest,
            _ => input.Context,
        }))
        : Find(field) is { } value ? [value] : [];

    private QueryValue? Attribute(string name) => name switch
    {
        "run_id" => new QueryText(run.Info.RunId),
        "name" => new QueryText(run.Info.Name),
        "status" => new QueryText(run.Info.Status.ToString().ToUpperInvariant()),
        "experiment_id" => new QueryNumber(run.Info.ExperimentId),
        "parent_run_id" => run.Info.ParentRunId is { } parent ? new QueryText(parent) : null,
        "started" => run.Info.StartedAt is { } started ? new QueryMoment(started) : null,
        "ended" => run.Info.EndedAt is { } ended ? new QueryMoment(ended) : null,
        "duration" => run.Info is { StartedAt: { } start, EndedAt: { } end } ? new QueryNumber((end - start).Ticks / 10_000_000.0) : null,
        _ => throw new InvalidOperationException(name),
    };

    private static QueryNumber Number(LatestMetric metric, QueryField field) => new(field.Aggregate switch
    {
        QueryAggregate.Min => metric.Min,
        QueryAggregate.Max => metric.Max,
        QueryAggregate.Best => RunVocabulary.IsSmallerBetter(field.Key) ? metric.Min : metric.Max,
        _ => metric.Last.Value,
    });
}
