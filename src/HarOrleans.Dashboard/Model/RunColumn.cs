using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Dashboard;

/// <summary>A column of the table of runs: a metric's last value or an extreme, a param or a tag, named as a query names it.</summary>
/// <param name="Field">The field.</param>
public sealed record RunColumn(QueryField Field)
{
    private const int Most = 20;
    private const int Usual = 3;
    private const char Separator = ',';

    /// <summary>Its name, in addresses and heads.</summary>
    public string Name { get; } = Field.ToString();

    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber => Field.Entity == QueryEntity.Metric;

    /// <summary>The columns that an address names, as far as they are some; null where it names none.</summary>
    public static IReadOnlyList<RunColumn>? Parse(string? text) => text is null
        ? null
        : [.. text.Split(Separator).Select(Of).OfType<RunColumn>().DistinctBy(column => column.Name).Take(Most)];

    /// <summary>The columns as an address has them.</summary>
    public static string Write(IEnumerable<RunColumn> columns) => string.Join(Separator, columns.Select(column => column.Name));

    /// <summary>What shows where nobody chose: the metrics that most of the runs have.</summary>
    public static IReadOnlyList<RunColumn> Default(IEnumerable<RunDetail> runs) =>
    [
        .. runs.SelectMany(run => run.Metrics).Where(metric => !SystemMetricKeys.Contains(metric.Key) && !TestScore.IsPart(metric.Key)).GroupBy(metric => metric.Key)
            .OrderByDescending(group => group.Count()).ThenBy(group => MetricGroup.Of(group.Key).Order).Take(Usual).Select(group => new RunColumn(new QueryField(QueryEntity.Metric, group.Key))),
    ];

    /// <summary>All columns that the runs have something for, by kind; of a metric its last and its best value.</summary>
    public static IReadOnlyList<(string Kind, IReadOnlyList<RunColumn> Columns)> Known(IReadOnlyCollection<RunDetail> runs) =>
    [
        ("Metrics", [.. Keys(runs.SelectMany(run => run.Metrics.Select(metric => metric.Key))).SelectMany(key => new[] { QueryAggregate.Last, QueryAggregate.Best }.Select(which => new RunColumn(new QueryField(QueryEntity.Metric, key, which))))]),
        ("Params", [.. Keys(runs.SelectMany(run => run.Params.Keys)).Select(key => new RunColumn(new QueryField(QueryEntity.Param, key)))]),
        ("Tags", [.. Keys(runs.SelectMany(run => run.Tags.Keys).Where(key => key != Notes.RunTag)).Select(key => new RunColumn(new QueryField(QueryEntity.Tag, key)))]),
    ];

    /// <summary>The run's value in words; a dash where it has none.</summary>
    public string Text(RunDetail run) => Field.Entity switch
    {
        QueryEntity.Metric => Format.Number(Number(run)),
        QueryEntity.Param => run.Params.TryGetValue(Field.Key, out var value) ? ParamText.Short(value) : Format.Number(null),
        _ => run.Tags.TryGetValue(Field.Key, out var value) ? ParamText.Short(value) : Format.Number(null),
    };

    /// <summary>How much a run's number is larger than the baseline's, with its sign; empty where one of them has none.</summary>
    public string Change(RunDetail run, RunDetail baseline) => Number(run) - Number(baseline) is { } change ? Format.Signed(change) : "";

    private static RunColumn? Of(string text) =>
        QueryOrder.Parse(text, RunVocabulary.Runs).Order is { Descending: false, Field: { Entity: not QueryEntity.Attribute } field } ? new(field) : null;

    private static IOrderedEnumerable<string> Keys(IEnumerable<string> keys) => keys.Distinct(StringComparer.Ordinal).OrderBy(SystemMetricKeys.Contains).ThenBy(key => key, StringComparer.Ordinal);

    private double? Number(RunDetail run)
    {
        var metric = run.Metrics.FirstOrDefault(metric => metric.Key == Field.Key);
        var value = Field.Aggregate switch
        {
            QueryAggregate.Min => metric?.Min,
            QueryAggregate.Max => metric?.Max,
            QueryAggregate.Best => RunVocabulary.IsSmallerBetter(Field.Key) ? metric?.Min : metric?.Max,
            _ => metric?.Last.Value,
        };
        return value is { } number && !double.IsNaN(number) ? number : null;
    }
}
