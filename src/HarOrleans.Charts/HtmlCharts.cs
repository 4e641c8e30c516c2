using HarOrleans.Charts.Drawing;
using HarOrleans.Charts.Pages;

namespace HarOrleans.Charts;

/// <summary>
/// Charts as HTML documents: one file that needs nothing else, light or dark as the reader's system is, with the data as a table below the drawing.
/// Pure functions: the same input gives the same text on every machine. All text that comes in is escaped.
/// </summary>
public static class HtmlCharts
{
    /// <summary>Vertical bars; several series stand side by side in each category.</summary>
    /// <param name="chart">What to draw.</param>
    /// <returns>The whole document.</returns>
    /// <exception cref="ArgumentException">A series does not have one value a category.</exception>
    public static string Bars(BarChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var uneven = chart.Series.FirstOrDefault(x => x.Values.Count != chart.Categories.Count);
        if (uneven is not null)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Series '{uneven.Name}' has {uneven.Values.Count} values, but there are {chart.Categories.Count} categories."),
                nameof(chart));
        }

        var partial = chart.Series.FirstOrDefault(x => x.Deviations is { } deviations && deviations.Count != chart.Categories.Count);
        if (partial is not null)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Series '{partial.Name}' has {partial.Deviations!.Count} deviations, but there are {chart.Categories.Count} categories."),
                nameof(chart));
        }

        return HtmlPage.Write(chart.Title, [BarDrawing.Figure(chart)]);
    }

    /// <summary>Heat maps, one below the other.</summary>
    /// <param name="title">The document's title and heading.</param>
    /// <param name="maps">What to draw.</param>
    /// <returns>The whole document.</returns>
    /// <exception cref="ArgumentException">A map's figures do not fill its rows and columns.</exception>
    public static string HeatMaps(string title, params IReadOnlyList<HeatMap> maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var uneven = maps.FirstOrDefault(x => x.Values.Count != x.Rows.Count || x.Values.Any(row => row.Count != x.Columns.Count));
        return uneven is null
            ? HtmlPage.Write(title, [.. maps.Select(HeatMapDrawing.Figure)])
            : throw new ArgumentException(
                FormattableString.Invariant($"Heat map '{uneven.Title}' needs {uneven.Rows.Count} rows of {uneven.Columns.Count} figures."),
                nameof(maps));
    }

    /// <summary>Histograms, each with its heading.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="charts">What to draw, at least one.</param>
    /// <returns>The whole document.</returns>
    /// <exception cref="ArgumentException">A histogram does not have one edge more than bins, or has no bin.</exception>
    public static string Histograms(string title, IReadOnlyList<HistogramChart> charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        var odd = charts.FirstOrDefault(x => x.Counts.Count == 0 || x.Edges.Count != x.Counts.Count + 1);
        return odd is null
            ? HtmlPage.Write(title, [.. charts.Select(HistogramDrawing.Figure)])
            : throw new ArgumentException(FormattableString.Invariant($"Histogram '{odd.Title}' has {odd.Edges.Count} edges for {odd.Counts.Count} bins."), nameof(charts));
    }

    /// <summary>Box plots, each figure with its heading.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="charts">What to draw, each with at least one box.</param>
    /// <returns>The whole document.</returns>
    /// <exception cref="ArgumentException">A figure has no box.</exception>
    public static string Boxes(string title, IReadOnlyList<BoxChart> charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        return charts.FirstOrDefault(x => x.Boxes.Count == 0) is { } empty
            ? throw new ArgumentException($"'{empty.Title}' has no box.", nameof(charts))
            : HtmlPage.Write(title, [.. charts.Select(BoxDrawing.Figure)]);
    }

    /// <summary>A heat map that can be zoomed and moved, with its strongest pairs as a table.</summary>
    /// <param name="map">What to draw.</param>
    /// <returns>The whole document.</returns>
    /// <exception cref="ArgumentException">There are not as many values as names times names.</exception>
    public static string Correlations(CorrelationMap map) => HtmlPage.Write(Square(map).Title, [CorrelationDrawing.Figure(map)]);

    /// <summary>A heat map as a PNG picture without names.</summary>
    /// <param name="map">What to draw.</param>
    /// <param name="cell">Pixels of each value's side, 1 to 8.</param>
    /// <exception cref="ArgumentException">There are not as many values as names times names.</exception>
    public static byte[] CorrelationPng(CorrelationMap map, int cell = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cell, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cell, 8);
        return CorrelationPicture.Png(Square(map), cell);
    }

    private static CorrelationMap Square(CorrelationMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Values.Count == map.Names.Count * map.Names.Count
            ? map
            : throw new ArgumentException(FormattableString.Invariant($"There are {map.Values.Count} values for {map.Names.Count} names."), nameof(map));
    }
}
