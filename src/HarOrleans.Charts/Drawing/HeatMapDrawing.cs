using System.Globalization;
using HarOrleans.Charts.Pages;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace HarOrleans.Charts.Drawing;

/// <summary>Coloured cells with their figures written in.</summary>
internal static class HeatMapDrawing
{
    private const string Across = "columns";
    private const string Down = "rows";
    private static readonly OxyColor Low = OxyColor.FromRgb(0xe6, 0xef, 0xf7);
    private static readonly OxyColor High = OxyColor.FromRgb(0x0b, 0x5c, 0x94);
    private static readonly OxyColor Dark = OxyColor.FromRgb(0x10, 0x18, 0x20);

    /// <summary>The drawing with its words and its table.</summary>
    internal static Figure Figure(HeatMap map)
    {
        var there = map.Values.SelectMany(row => row).Where(Words.IsThere).Select(value => value!.Value).ToArray();
        var model = Svg.Model();
        model.Axes.Add(CategoryLabels.Axis(map.ColumnAxis, map.Columns, Across));
        var rows = CategoryLabels.Axis(map.RowAxis, map.Rows, Down);
        (rows.Position, rows.Angle, rows.StartPosition, rows.EndPosition) = (AxisPosition.Left, 0, 1, 0);
        model.Axes.Add(rows);
        for (var row = 0; row < map.Rows.Count; row++)
        {
            for (var column = 0; column < map.Columns.Count; column++)
            {
                if (Words.IsThere(map.Values[row][column]))
                {
                    Add(model, map, row, column, Share(map.Values[row][column]!.Value, there.Min(), there.Max()));
                }
            }
        }

        return new Figure(
            map.Title,
            Summary(map, there),
            Svg.Draw(model, Math.Clamp((map.Columns.Count * 90) + 240, 480, 2400), Math.Clamp((map.Rows.Count * 34) + 200, 300, 2400), "cells"),
            [map.RowAxis, .. map.Columns],
            map.Rows.Select((name, row) => (IReadOnlyList<string>)[name, .. map.Values[row].Select(Words.Exact)]));
    }

    private static void Add(PlotModel model, HeatMap map, int row, int column, double share)
    {
        model.Annotations.Add(new RectangleAnnotation
        {
            MinimumX = column - 0.48,
            MaximumX = column + 0.48,
            MinimumY = row - 0.48,
            MaximumY = row + 0.48,
            Fill = OxyColor.Interpolate(Low, High, share),
            Layer = AnnotationLayer.BelowSeries,
            XAxisKey = Across,
            YAxisKey = Down,
            Text = map.Values[row][column]!.Value.ToString("F" + map.Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            TextColor = share > 0.5 ? OxyColors.White : Dark,
        });
    }

    private static double Share(double value, double least, double most) => most > least ? (value - least) / (most - least) : 0;

    private static string Summary(HeatMap map, double[] there)
    {
        var size = $"Heat map of {Words.Count(map.Rows.Count, "row", "rows")} ({map.RowAxis}) and {Words.Count(map.Columns.Count, "column", "columns")} ({map.ColumnAxis}).";
        return there.Length == 0 ? $"{size} No value." : $"{size} From {Words.Short(there.Min())} to {Words.Short(there.Max())}; darker is more.";
    }
}
