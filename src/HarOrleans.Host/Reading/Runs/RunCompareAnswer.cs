using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Runs;

/// <summary>Runs beside each other: what differs, and how right each one's evaluation is.</summary>
internal static class RunCompareAnswer
{
    internal static Answer Of(IReadOnlyList<RunDetail> runs)
    {
        var heads = runs.Select(RunHead.Of).ToList();
        var parameters = Differing(runs, r => r.Params.ToDictionary(p => p.Key, p => (string?)p.Value));
        var metrics = Differing(runs, r => r.Metrics.Where(m => !SystemMetricKeys.Contains(m.Key)).ToDictionary(m => m.Key, m => (double?)m.Last.Value));
        var accuracy = runs.Select(r => r.Evaluation?.Accuracy).ToList();
        return new Answer(
            Lines(heads, runs, parameters, metrics, accuracy),
            new RunCompareDocument(heads, parameters, metrics, accuracy));
    }

    private static IEnumerable<string> Lines(
        List<RunHead> heads,
        IReadOnlyList<RunDetail> runs,
        SortedDictionary<string, IReadOnlyList<string?>> parameters,
        SortedDictionary<string, IReadOnlyList<double?>> metrics,
        List<double?> accuracy)
    {
        var rows = new List<IReadOnlyList<string>>();
        rows.AddRange(parameters.Select(p => (string[])[p.Key, .. p.Value.Select(v => v ?? "-")]));
        rows.AddRange(metrics.Select(m => (string[])[m.Key, .. m.Value.Select(v => v is { } value ? TextFormat.Figure(value) : "-")]));
        if (accuracy.Any(a => a is not null))
        {
            rows.Add(["accuracy of the matrix", .. accuracy.Select(a => a is { } value ? TextFormat.Value(value) : "-")]);
        }

        var same = runs.SelectMany(r => r.Params.Keys).Distinct().Count() - parameters.Count;
        var others = runs.SelectMany(r => r.Metrics.Select(m => m.Key)).Where(key => !SystemMetricKeys.Contains(key)).Distinct().Count() - metrics.Count;
        return
        [
            .. heads.Select(h => $"{h.Short()}  run {h.Run}, {h.Status}"),
            "",
            .. TextTable.Lines(["", .. heads.Select(h => ">" + h.Short())], rows),
            string.Create(CultureInfo.InvariantCulture, $"The same in all: {same} params, {others} metrics."),
        ];
    }

    private static SortedDictionary<string, IReadOnlyList<T?>> Differing<T>(IReadOnlyList<RunDetail> runs, Func<RunDetail, Dictionary<string, T?>> of)
    {
        var all = runs.Select(of).ToList();
        var keys = all.SelectMany(each => each.Keys).Distinct();
        var values = keys.Select(key => KeyValuePair.Create(key, (IReadOnlyList<T?>)[.. all.Select(each => each.GetValueOrDefault(key))]));
        return new(values.Where(v => v.Value.Distinct().Count() > 1).ToDictionary(), StringComparer.Ordinal);
    }
}
