using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>What the machine did while the run went on, growing as it is sampled: by seconds since the first sample, as attempts count their samples anew.</summary>
public sealed partial class RunSystem
{
    private const int MillisecondsOfSecond = 1000;

    private readonly SortedDictionary<string, MetricChart> _charts = new(StringComparer.Ordinal);
    private bool _isCaughtUp;
    private int? _revision;
    private long? _began;

    [Parameter, EditorRequired] public string RunId { get; set; } = "";

    /// <summary>The run's system metrics.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Keys { get; set; } = [];

    /// <inheritdoc />
    protected override void OnInitialized() => Restart();

    /// <inheritdoc />
    protected override void Begin()
    {
        if (Keys.Count > 0)
        {
            Follow<MetricPage>((options, cancellationToken) => Client.Runs.Get(RunId).WatchPointsAsync(Keys, 0, options, cancellationToken), TakeAsync);
        }
    }

    private async Task TakeAsync(MetricPage page)
    {
        var isWhole = page.Revision != _revision;
        if (isWhole)
        {
            (_revision, _began) = (page.Revision, null);
            foreach (var chart in _charts.Values)
            {
                await chart.Feed.ReplaceAsync([]);
            }
        }

        _began ??= page.Points.Count > 0 ? page.Points.Min(point => point.TimeMs) : null;
        foreach (var charted in page.Points.GroupBy(point => MetricGroup.Of(point.Key).Key))
        {
            var points = charted.Select(point => point with { Step = Math.Max(0, point.TimeMs - _began!.Value) / MillisecondsOfSecond });
            await ChartOf(MetricGroup.Of(charted.First().Key)).AppendAsync(points, isWhole);
        }

        _isCaughtUp |= !page.More;
    }

    private static string Unit(string name) => name.Split('_')[^1] switch
    {
        "percentage" => "%",
        "megabytes" => "MB",
        "watts" => "W",
        _ => "",
    };

    private MetricChart ChartOf(MetricGroup group)
    {
        if (!_charts.TryGetValue(group.Key, out var chart))
        {
            _charts[group.Key] = chart = new MetricChart(group, _charts.Count);
        }

        return chart;
    }
}
