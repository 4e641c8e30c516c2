using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>A row of a comparison: what a param, or a metric's last value, is in each run.</summary>
/// <param name="Kind">Param, metric or tag.</param>
/// <param name="Key">Its key.</param>
/// <param name="Values">In words, a run each; null where it has none.</param>
/// <param name="Differs">Whether they are not all the same.</param>
internal sealed record RunDifference(string Kind, string Key, IReadOnlyList<string?> Values, bool Differs)
{
    /// <summary>All params, metrics and tags of the runs.</summary>
    public static IReadOnlyList<RunDifference> Of(IReadOnlyList<RunDetail> runs) =>
    [
        .. Rows("param", runs, run => run.Params),
        .. Rows("metric", runs, run => run.Metrics.Where(metric => !SystemMetricKeys.Contains(metric.Key)).ToDictionary(metric => metric.Key, metric => Format.Number(metric.Last.Value))),
        .. Rows("tag", runs, run => run.Tags.Where(tag => tag.Key != Notes.RunTag).ToDictionary()),
    ];

    private static IEnumerable<RunDifference> Rows(string kind, IReadOnlyList<RunDetail> runs, Func<RunDetail, IReadOnlyDictionary<string, string>> of)
    {
        var all = runs.Select(of).ToList();
        foreach (var key in all.SelectMany(each => each.Keys).Distinct(StringComparer.Ordinal).OrderBy(key => key, StringComparer.Ordinal))
        {
            string?[] values = [.. all.Select(each => each.GetValueOrDefault(key))];
            yield return new(kind, key, values, values.Distinct(StringComparer.Ordinal).Count() > 1);
        }
    }
}
