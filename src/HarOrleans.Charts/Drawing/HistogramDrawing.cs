using HarOrleans.Charts.Pages;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace HarOrleans.Charts.Drawing;

/// <summary>Bins as bars that touch.</summary>
internal static class HistogramDrawing
{
    private const string Horizontal = "values";
    private const string Vertical = "counts";

    internal static Figure Figure(HistogramChart chart, int number)
    {
        var model = Svg.Model();
        model.Axes.Add(Svg.Numbers(AxisPosition.Bottom, chart.ValueAxis, Horizontal));
        var counts = Svg.Numbers(AxisPosition.Left, "rows", Vertical);
        counts.AbsoluteMinimum = counts.Minimum = 0;
        model.Axes.Add(counts);
        var bars = new RectangleBarSeries { XAxisKey = Horizontal, YAxisKey = Vertical, FillColor = Svg.Colour(0), StrokeColor = Svg.Grid, StrokeThickness = 0.5 };
        for (var bin = 0; bin < chart.Counts.Count; bin++)
        {
            bars.Items.Add(new RectangleBarItem(chart.Edges[bin], 0, chart.Edges[bin + 1], chart.Counts[bin]));
        }

        model.Series.Add(bars);
        return new Figure(
            chart.Title,
            Summary(chart),
            Svg.Draw(model, 480, 280, FormattableString.Invariant($"histogram{number}")),
            ["from", "to", "rows"],
            Enumerable.Range(0, chart.Counts.Count).Select(bin => (IReadOnlyList<string>)[Words.Exact(chart.Edges[bin]), Words.Exact(chart.Edges[bin + 1]), Words.Exact(chart.Counts[bin])]));
    }

    private static string Summary(HistogramChart chart)
    {
        var most = chart.Counts.Index().MaxBy(x => x.Item).Index;
        return FormattableString.Invariant($"Histogram of {chart.Counts.Sum()} values in {Words.Count(chart.Counts.Count, "bin", "bins")} from {Words.Short(chart.Edges[0])} to {Words.Short(chart.Edges[^1])}; ")
            + FormattableString.Invariant($"most, {chart.Counts[most]}, between {Words.Short(chart.Edges[most])} and {Words.Short(chart.Edges[most + 1])}.");
    }
}
