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
}
