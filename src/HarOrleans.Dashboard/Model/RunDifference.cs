using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>A row of a comparison: what something is in each run.</summary>
/// <param name="Kind">Run, param, metric (its last value), evaluation or tag.</param>
/// <param name="Key">Its key.</param>
/// <param name="Values">A run each, to the last digit; null where it has none.</param>
internal sealed record RunDifference(string Kind, string Key, IReadOnlyList<string?> Values)
{
    private const string Metric = "metric";
    private const string Evaluated = "evaluation";

    /// <summary>Whether they are not all the same.</summary>
    public bool Differs => Values.Distinct(StringComparer.Ordinal).Count() > 1;

    /// <summary>A value as people read it.</summary>
    public string Show(string? value) =>
        value is null ? Format.Missing : Kind is Metric or Evaluated ? Format.Number(double.Parse(value, CultureInfo.InvariantCulture)) : ParamText.Short(value);

    /// <summary>How the runs ended, and all of their params, metrics, evaluations and tags.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="now">The end of durations that go on.</param>
    public static IReadOnlyList<RunDifference> Of(IReadOnlyList<RunDetail> runs, DateTimeOffset now) =>
    [
        new("run", "state", [.. runs.Select(run => Look.Of(run.Info.Status).Text)]),
        new("run", "duration", [.. runs.Select(run => Format.Duration((run.Info.EndedAt ?? now) - run.Info.StartedAt))]),
        .. Rows("param", runs, run => run.Params),
        .. Rows(Metric, runs, run => Exact(run.Metrics.Where(metric => !SystemMetricKeys.Contains(metric.Key) && !TestScore.IsPart(metric.Key)).Select(metric => KeyValuePair.Create(metric.Key, metric.Last.Value)))),
        .. Rows(Evaluated, runs, run => Exact(EvaluatedFigures.Of(run.Evaluation))),
        .. Rows("tag", runs, run => run.Tags.Where(tag => tag.Key != Notes.RunTag).ToDictionary()),
    ];

    private static Dictionary<string, string> Exact(IEnumerable<KeyValuePair<string, double>> figures) =>
        figures.DistinctBy(each => each.Key).ToDictionary(each => each.Key, each => each.Value.ToString("R", CultureInfo.InvariantCulture));

    private static IEnumerable<RunDifference> Rows(string kind, IReadOnlyList<RunDetail> runs, Func<RunDetail, IReadOnlyDictionary<string, string>> of)
    {
        var all = runs.Select(of).ToList();
        return all.SelectMany(each => each.Keys).Distinct(StringComparer.Ordinal).OrderBy(key => key, StringComparer.Ordinal)
            .Select(key => new RunDifference(kind, key, [.. all.Select(each => each.GetValueOrDefault(key))]));
    }
}
