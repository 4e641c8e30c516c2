using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Dashboard;

/// <summary>A trial's row as a query sees it.</summary>
/// <param name="row">The row.</param>
/// <param name="now">The end of the duration of a trial that runs.</param>
internal sealed class SearchedTrial(TrialRow row, DateTimeOffset now) : IQueryRow
{
    public QueryValue? Find(QueryField field) => field.Entity switch
    {
        QueryEntity.Param => row.ParamValues.TryGetValue(field.Key, out var param) ? Of(param) : null,
        QueryEntity.Attribute => field.Key switch
        {
            "value" => Of(row.Value),
            "number" => Of(row.Number),
            "state" => new QueryText(TrialSearch.Word(row.State)),
            "duration" => Of((row.RunningSince is { } since ? now - since : row.Duration)?.TotalSeconds),
            "started" => Of(row.StartedAt),
            "finished" => Of(row.FinishedAt),
            _ => null,
        },
        _ => null,
    };

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
