using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Optimization;

/// <summary>A trial as a query sees it.</summary>
/// <param name="trial">The trial.</param>
/// <param name="now">The end of the duration of a trial that runs.</param>
internal sealed class SearchedTrial(FrozenTrial trial, DateTimeOffset now) : IQueryRow
{
    /// <inheritdoc />
    public QueryValue? Find(QueryField field) => field.Entity switch
    {
        QueryEntity.Param => trial.Params.TryGetValue(field.Key, out var param) ? Of(param) : null,
        QueryEntity.Attribute => field.Key switch
        {
            "value" => Of(trial.Value),
            "number" => Of(trial.Number),
            "state" => new QueryText(trial.State.ToString().ToLowerInvariant()),
            "duration" => Of(Duration(trial, now)?.TotalSeconds),
            "started" => Of(trial.StartedAt),
            "finished" => Of(trial.FinishedAt),
            _ => null,
        },
        _ => null,
    };

    /// <summary>From the first start to the end, of a trial that runs until now; null where it does neither.</summary>
    internal static TimeSpan? Duration(FrozenTrial trial, DateTimeOffset now) => (trial.State == TrialState.Running ? now : trial.FinishedAt) - trial.StartedAt;

    private static QueryNumber? Of(double? number) => number is { } value ? new QueryNumber(value) : null;

    private static QueryMoment? Of(DateTimeOffset? moment) => moment is { } value ? new QueryMoment(value) : null;

    private static QueryValue? Of(ParamValue param) => param.Kind switch
    {
        ParamKind.Null => null,
        ParamKind.Bool => new QueryBoolean(param.AsBool()),
        ParamKind.Int or ParamKind.Float => new QueryNumber(param.AsDouble()),
        _ => new QueryText(param.AsString()),
    };
}
