using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>One chart of a run's metrics, with a curve for each metric that belongs to it.</summary>
/// <param name="group">What it shows.</param>
/// <param name="place">Its number in the page, for its element's id.</param>
internal sealed class MetricChart(MetricGroup group, int place)
{
    private readonly Dictionary<string, int> _curves = [];

    public MetricGroup Group { get; } = group;

    public int Place { get; } = place;

    public ChartFeed Feed { get; } = new();

    /// <summary>Draws points of this chart's metrics; a whole history is thinned and drawn in one piece.</summary>
    public Task AppendAsync(IEnumerable<MetricPoint> points, bool isWhole)
    {
        var blocks = new List<ChartBlock>();
        foreach (var curve in points.GroupBy(point => point.Key))
        {
            var isNew = !_curves.TryGetValue(curve.Key, out var series);
            if (isNew)
            {
                _curves[curve.Key] = series = _curves.Count;
            }

            var values = curve.Select(point => new ChartPoint(point.Step, point.Value)).ToArray();
            blocks.Add(new ChartBlock(series, isWhole ? Lttb.Thin(values) : values)
            {
                Label = isNew || isWhole ? new ChartLabel(MetricGroup.Of(curve.Key).Curve) : null,
            });
        }

        return isWhole ? Feed.ReplaceAsync(blocks) : Feed.AppendAsync(blocks);
    }
}
