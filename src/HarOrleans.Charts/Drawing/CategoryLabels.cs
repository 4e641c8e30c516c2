using OxyPlot.Axes;

namespace HarOrleans.Charts.Drawing;

/// <summary>The axis below categories: so many labels that they can be read, the others left blank.</summary>
internal static class CategoryLabels
{
    private const int Most = 60;
    private const int Longest = 28;

    internal static CategoryAxis Axis(string title, IReadOnlyList<string> categories, string key)
    {
        var step = (categories.Count + Most - 1) / Most;
        var upright = categories.Count > 12 || categories.Any(x => x.Length > 10);
        var axis = new CategoryAxis
        {
            Position = AxisPosition.Bottom,
            Title = title,
            Key = key,
            AxisTitleDistance = 8,
            Angle = upright ? -90 : 0,
            AxislineStyle = OxyPlot.LineStyle.Solid,
            AxislineColor = Svg.Grid,
            TicklineColor = Svg.Grid,
            MajorTickSize = 0,
            MinorTickSize = 0,
            GapWidth = 0.25,
        };
        for (var at = 0; at < categories.Count; at++)
        {
            axis.Labels.Add(step <= 1 || at % step == 0 ? Cut(categories[at]) : string.Empty);
        }

        return axis;
    }

    /// <summary>Long names lose their middle: in feature names both ends tell them apart.</summary>
    internal static string Cut(string name) =>
        name.Length <= Longest ? name : string.Concat(name.AsSpan(0, Longest / 2), "…", name.AsSpan(name.Length - (Longest / 2) + 1));
}
