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

    private readonly List<RunDetail> _runs = [];
    private readonly List<string> _missing = [];
    private readonly List<(string Key, ChartFeed Feed)> _charts = [];
    private IReadOnlyList<RunDifference> _rows = [];
    private bool _isRead;
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
            _isRead = false;
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        if (Ids.Count is >= 2 and <= MostRuns)
        {
            Follow<IReadOnlyList<RunDetail>>((_, cancellationToken) => ReadAsync(Ids, cancellationToken), DrawAsync);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<RunDetail>> ReadAsync(IReadOnlyList<string> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _missing.Clear();
        List<RunDetail> found = [];
        foreach (var id in ids)
        {
            try
            {
                found.Add(await Client.Runs.Get(id).GetAsync(cancellationToken));
            }
            catch (NotFoundException)
            {
                _missing.Add(id);
            }
        }

        yield return found;
    }

    private async Task DrawAsync(IReadOnlyList<RunDetail> runs)
    {
        _runs.Clear();
        _runs.AddRange(runs);
        _rows = RunDifference.Of(runs);
        _charts.Clear();
        var keys = runs.SelectMany(run => run.Metrics.Select(metric => metric.Key)).Where(key => !SystemMetricKeys.Contains(key) && !TestScore.IsPart(key)).GroupBy(key => key)
            .OrderByDescending(group => group.Count()).ThenBy(group => MetricGroup.Of(group.Key).Order).Take(MostCharts).Select(group => group.Key);
        foreach (var key in keys)
        {
            var blocks = new List<ChartBlock>();
            foreach (var run in runs.Where(run => run.Metrics.Any(metric => metric.Key == key)))
            {
                var history = await Client.Runs.Get(run.Info.RunId).GetHistoryAsync(key, most: MostPoints);
                ChartPoint[] points = [.. history.Where(point => point.Step >= 0).GroupBy(point => point.Step).Select(step => new ChartPoint(step.Key, step.Last().Value))];
                blocks.Add(new ChartBlock(blocks.Count, points) { Label = new ChartLabel($"{run.Info.Name} {Format.ShortId(run.Info.RunId)}") });
            }

            var feed = new ChartFeed();
            await feed.ReplaceAsync(blocks);
            _charts.Add((key, feed));
        }

        _isRead = true;
    }
}
