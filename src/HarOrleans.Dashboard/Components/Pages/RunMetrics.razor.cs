using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>The run's metric curves, growing as points are logged.</summary>
public sealed partial class RunMetrics
{
    /// <summary>Most charts that are on a page at a time.</summary>
    internal const int MostCharts = 12;

    private readonly SortedDictionary<(int, string), MetricChart> _charts = [];
    private readonly List<MetricPoint> _caughtUp = [];
    private bool _isCaughtUp;
    private int? _revision;

    [Parameter, EditorRequired] public string RunId { get; set; } = "";

    /// <summary>What a step is: an epoch of a trial, a trial of a parent run.</summary>
    [Parameter] public string XLabel { get; set; } = "epoch";

    /// <inheritdoc />
    protected override void OnInitialized() => Restart();

    /// <inheritdoc />
    protected override void Begin()
    {
        _revision = null;
        Follow<MetricPage>((options, cancellationToken) => Client.Runs.Get(RunId).WatchPointsAsync([], 0, options, cancellationToken), TakeAsync);
    }

    /// <summary>Collects the history until it is whole, draws it thinned, and from then on only what is new.</summary>
    private async Task TakeAsync(MetricPage page)
    {
        if (page.Revision != _revision)
        {
            _revision = page.Revision;
            _isCaughtUp = false;
            _caughtUp.Clear();
        }

        if (_isCaughtUp)
        {
            await DrawAsync(page.Points, false);
            return;
        }

        _caughtUp.AddRange(page.Points);
        if (!page.More)
        {
            _isCaughtUp = true;
            await DrawAsync(_caughtUp, true);
            _caughtUp.Clear();
            _caughtUp.TrimExcess();
        }
    }

    private async Task DrawAsync(IReadOnlyList<MetricPoint> points, bool isWhole)
    {
        if (isWhole)
        {
            foreach (var chart in _charts.Values)
            {
                await chart.Feed.ReplaceAsync([]);
            }
        }

        foreach (var charted in points.Where(point => !TestScore.IsPart(point.Key) && !SystemMetricKeys.Contains(point.Key)).GroupBy(point => MetricGroup.Of(point.Key).Key))
        {
            await ChartOf(MetricGroup.Of(charted.First().Key)).AppendAsync(charted, isWhole);
        }
    }

    private MetricChart ChartOf(MetricGroup group)
    {
        if (!_charts.TryGetValue(group.Order, out var chart))
        {
            _charts[group.Order] = chart = new MetricChart(group, _charts.Count);
        }

        return chart;
    }
}
