using HarOrleans.Charts.Pages;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace HarOrleans.Charts.Drawing;

/// <summary>Boxes with whiskers, and points beyond them.</summary>
internal static class BoxDrawing
{
    private const string Categories = "categories";
    private const string Values = "values";
    private const int Height = 400;

    internal static Figure Figure(BoxChart chart, int number)
    {
        var model = Svg.Model();
        model.Axes.Add(CategoryLabels.Axis(chart.CategoryAxis, [.. chart.Boxes.Select(box => box.Name)], Categories));
        model.Axes.Add(Svg.Numbers(AxisPosition.Left, chart.ValueAxis, Values));
        var boxes = new BoxPlotSeries
        {
            XAxisKey = Categories,
            YAxisKey = Values,
            Fill = Svg.Colour(0),
            Stroke = Svg.Ink,
            StrokeThickness = 1,
            BoxWidth = 0.5,
            OutlierSize = 2,
            OutlierType = MarkerType.Circle,
            MeanThickness = 0,
        };
        var perPixel = PerPixel(chart);
        foreach (var (place, box) in chart.Boxes.Index())
        {
            boxes.Items.Add(new BoxPlotItem(place, box.LowerWhisker, box.LowerQuartile, box.Median, box.UpperQuartile, box.UpperWhisker) { Outliers = Apart(box.Outliers, perPixel) });
        }

        model.Series.Add(boxes);
        return new Figure(
            chart.Title,
            Summary(chart),
            Svg.Draw(model, 560, Height, FormattableString.Invariant($"boxes{number}")),
            [chart.CategoryAxis, "lower whisker", "25%", "50%", "75%", "upper whisker", "outliers"],
            chart.Boxes.Select(box => (IReadOnlyList<string>)
            [
                box.Name,
                .. new[] { box.LowerWhisker, box.LowerQuartile, box.Median, box.UpperQuartile, box.UpperWhisker, box.Outliers.Count }.Select(value => Words.Exact(value)),
            ]));
    }

    /// <summary>What a pixel of the height stands for, at least; 0 where all values are one.</summary>
    private static double PerPixel(BoxChart chart)
    {
        double[] ends = [.. chart.Boxes.SelectMany(box => box.Outliers.Append(box.LowerWhisker).Append(box.UpperWhisker))];
        return (ends.Max() - ends.Min()) / Height;
    }

    /// <summary>One value of those that would be drawn on the same pixel: of thousands most cannot be told apart, and a page of many boxes would weigh tens of megabytes. The table counts all.</summary>
    private static List<double> Apart(IReadOnlyList<double> values, double perPixel) => [.. perPixel > 0 ? values.DistinctBy(value => Math.Floor(value / perPixel)) : values];

    private static string Summary(BoxChart chart)
    {
        var (lowest, highest) = (chart.Boxes.MinBy(box => box.Median)!, chart.Boxes.MaxBy(box => box.Median)!);
        return $"Box plots of {chart.ValueAxis} by {chart.CategoryAxis}: {Words.Count(chart.Boxes.Count, "box", "boxes")}. "
            + $"The median is lowest for {lowest.Name}, {Words.Short(lowest.Median)}, and highest for {highest.Name}, {Words.Short(highest.Median)}; "
            + $"{Words.Count(chart.Boxes.Sum(box => box.Outliers.Count), "value lies", "values lie")} beyond the whiskers.";
    }
}
