using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>Runs beside each other: what differs, and each metric of all of them in one chart. Read once; a reload reads again.</summary>
public sealed partial class ComparePage
{
    /// <summary>Most runs that are compared.</summary>
    internal const int MostRuns = 20;

    private const int MostCharts = 12;
    private const int MostPoints = 1_000;

    private Comparison? _comparison;
    private string? _asked;

    [SupplyParameterFromQuery(Name = "runs")] public string? Chosen { get; set; }

    [SupplyParameterFromQuery(Name = "all")] public int? Whole { get; set; }

    private bool All => Whole == 1;

    private IReadOnlyList<string> Ids => [.. (Chosen ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_asked != Chosen)
        {
            _asked = Chosen;
            _comparison = null;
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        if (Ids.Count is >= 2 and <= MostRuns)
        {
            Follow<Comparison>((_, cancellationToken) => ReadAsync(Ids, cancellationToken), comparison =>
            {
                _comparison = comparison;
                return Task.CompletedTask;
            });
        }
    }

    private async IAsyncEnumerable<Comparison> ReadAsync(IReadOnlyList<string> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(ids.Select(id => Client.FindRunAsync(id, cancellationToken)));
        RunDetail[] runs = [.. found.OfType<RunDetail>()];
        string[] keys = [.. KeysOf(runs)];
        List<(string Key, ChartFeed Feed)> charts = [];
        foreach (var key in keys.Take(MostCharts))
        {
            var feed = new ChartFeed();
            await feed.ReplaceAsync(await Task.WhenAll(runs.Where(run => run.Metrics.Any(metric => metric.Key == key)).Select((run, place) => CurveAsync(run, key, place, cancellationToken))));
            charts.Add((key, feed));
        }

        yield return new(runs, [.. ids.Where((_, place) => found[place] is null)], RunDifference.Of(runs, Now), charts, keys.Length > MostCharts);
    }

    /// <summary>Metrics to draw, those of most runs first: what only one has is no comparison.</summary>
    private static IEnumerable<string> KeysOf(IReadOnlyList<RunDetail> runs) => runs
        .SelectMany(run => run.Metrics.Select(metric => metric.Key)).Where(key => !SystemMetricKeys.Contains(key) && !TestScore.IsPart(key)).GroupBy(key => key)
        .Where(group => group.Count() > 1).OrderByDescending(group => group.Count()).ThenBy(group => MetricGroup.Of(group.Key).Order).Select(group => group.Key);

    private async Task<ChartBlock> CurveAsync(RunDetail run, string key, int place, CancellationToken cancellationToken)
    {
        var history = await Client.Runs.Get(run.Info.RunId).GetHistoryAsync(key, most: MostPoints, cancellationToken: cancellationToken);
        ChartPoint[] points = [.. history.Where(point => point.Step >= 0).GroupBy(point => point.Step).Select(step => new ChartPoint(step.Key, step.Last().Value))];
        return new ChartBlock(place, points) { Label = new ChartLabel($"{run.Info.Name} {Format.ShortId(run.Info.RunId)}") };
    }
}
