using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>A row of the comparison of two versions of a model.</summary>
/// <param name="Kind">Evaluation, metric, param or signature.</param>
/// <param name="Key">What it is.</param>
/// <param name="A">What it is of the first version, in words; null where it has none.</param>
/// <param name="B">What it is of the second version.</param>
/// <param name="Change">B less A, where both are figures of how well it does.</param>
internal sealed record VersionDifference(string Kind, string Key, string? A, string? B, double? Change)
{
    /// <summary>Whether they are not the same.</summary>
    public bool Differs => A != B;

    /// <summary>All rows: figures of the evaluation and of each class, last metrics, params, and the signature.</summary>
    public static IReadOnlyList<VersionDifference> Of((RunDetail? Run, ModelSignature Signature) a, (RunDetail? Run, ModelSignature Signature) b) =>
    [
        .. Figures("evaluation", EvaluatedFigures.Of(a.Run?.Evaluation), EvaluatedFigures.Of(b.Run?.Evaluation)),
        .. Figures("metric", Metrics(a.Run), Metrics(b.Run)),
        .. Texts("param", a.Run?.Params, b.Run?.Params),
        new("signature", "inputs", a.Signature.Inputs, b.Signature.Inputs, null),
        new("signature", "outputs", a.Signature.Outputs, b.Signature.Outputs, null),
    ];

    private static IEnumerable<VersionDifference> Figures(string kind, IReadOnlyList<KeyValuePair<string, double>> a, IReadOnlyList<KeyValuePair<string, double>> b)
    {
        var (first, second) = (a.ToDictionary(), b.ToDictionary());
        foreach (var key in a.Concat(b).Select(each => each.Key).Distinct())
        {
            double? one = first.TryGetValue(key, out var x) ? x : null;
            double? other = second.TryGetValue(key, out var y) ? y : null;
            yield return new(kind, key, Exact(one), Exact(other), other - one);
        }
    }

    private static IEnumerable<VersionDifference> Texts(string kind, IReadOnlyDictionary<string, string>? a, IReadOnlyDictionary<string, string>? b) =>
        ((IEnumerable<string>)[.. a?.Keys ?? [], .. b?.Keys ?? []]).Distinct().Order(StringComparer.Ordinal).Select(key => new VersionDifference(kind, key, a?.GetValueOrDefault(key), b?.GetValueOrDefault(key), null));

    private static IReadOnlyList<KeyValuePair<string, double>> Metrics(RunDetail? run) =>
        [.. run?.Metrics.Where(metric => !SystemMetricKeys.Contains(metric.Key) && !TestScore.IsPart(metric.Key)).Select(metric => KeyValuePair.Create(metric.Key, metric.Last.Value)) ?? []];

    private static string? Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
