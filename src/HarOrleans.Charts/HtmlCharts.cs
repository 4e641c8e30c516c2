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

        return HtmlPage.Write(chart.Title, [BarDrawing.Figure(chart)]);
    }
}
