using HarOrleans.Charts.Pages;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace HarOrleans.Charts.Drawing;

/// <summary>Grouped vertical bars.</summary>
internal static class BarDrawing
{
    private const string Categories = "categories";
    private const string Values = "values";

    /// <summary>The drawing with its words and its table.</summary>
    internal static Figure Figure(BarChart chart)
    {
        var model = Svg.Model();
        model.Axes.Add(CategoryLabels.Axis(chart.CategoryAxis, chart.Categories, Categories));
        model.Axes.Add(Svg.Numbers(AxisPosition.Left, chart.ValueAxis, Values));
        for (var at = 0; at < chart.Series.Count; at++)
        {
            model.Series.Add(Bars(chart.Series[at], at, chart.Stacked));
        }

        if (chart.Series.Count > 1)
        {
            model.Legends.Add(new Legend { LegendPlacement = LegendPlacement.Outside, LegendPosition = LegendPosition.TopLeft, LegendOrientation = LegendOrientation.Horizontal });
        }

        var bars = chart.Categories.Count * (chart.Stacked ? 8 : Math.Max(1, chart.Series.Count));
        return new Figure(
            chart.Title,
            Summary(chart),
            Svg.Draw(model, Math.Clamp(bars * 6, 720, 4000), 460, "bars"),
            [chart.CategoryAxis, .. chart.Series.SelectMany(x => x.Deviations is null ? [x.Name] : (string[])[x.Name, $"{x.Name}, deviation"])],
            chart.Categories.Select((name, row) => (IReadOnlyList<string>)[name, .. chart.Series.SelectMany(x => Cells(x, row))]));
    }

    private static IEnumerable<string> Cells(BarSeries series, int row) =>
        series.Deviations is { } deviations ? [Words.Exact(series.Values[row]), Words.Exact(deviations[row])] : [Words.Exact(series.Values[row])];

    private static OxyPlot.Series.BarSeries Bars(BarSeries series, int at, bool stacked)
    {
        // A bar series of OxyPlot lies on its side; with the axes swapped it stands.
        var bars = series.Deviations is null ? new OxyPlot.Series.BarSeries() : new ErrorBarSeries { ErrorWidth = 0.4, ErrorStrokeThickness = 1, StrokeColor = Svg.Ink };
        (bars.Title, bars.FillColor, bars.IsStacked, bars.XAxisKey, bars.YAxisKey) = (series.Name, Svg.Colour(at), stacked, Values, Categories);
        for (var category = 0; category < series.Values.Count; category++)
        {
            if (Words.IsThere(series.Values[category]))
            {
                var value = series.Values[category]!.Value;
                bars.Items.Add(series.Deviations is { } deviations ? new ErrorBarItem(value, deviations[category], category) : new BarItem(value, category));
            }
        }

        return bars;
    }

    private static string Summary(BarChart chart)
    {
        var counts = $"{Words.Count(chart.Categories.Count, "category", "categories")}, {Words.Count(chart.Series.Count, "series", "series")}";
        return string.Join(' ', chart.Series.Select(x => Extremes(chart, x)).Prepend($"Bar chart of {chart.ValueAxis} by {chart.CategoryAxis}: {counts}."));
    }

    private static string Extremes(BarChart chart, BarSeries series)
    {
        var there = Enumerable.Range(0, series.Values.Count).Where(x => Words.IsThere(series.Values[x])).ToArray();
        if (there.Length == 0)
        {
            return $"{series.Name}: no value.";
        }

        var highest = there.MaxBy(x => series.Values[x]);
        var lowest = there.MinBy(x => series.Values[x]);
        var missing = series.Values.Count - there.Length;
        return $"{series.Name}: highest {Words.Short(series.Values[highest]!.Value)} at {chart.Categories[highest]}, "
            + $"lowest {Words.Short(series.Values[lowest]!.Value)} at {chart.Categories[lowest]}"
            + (missing == 0 ? "." : $", {Words.Count(missing, "category", "categories")} without a value.");
    }
}
