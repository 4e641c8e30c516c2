using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;

namespace HarOrleans.Charts.Drawing;

/// <summary>Draws an OxyPlot model as an SVG element whose ink and grid follow the page's colours.</summary>
internal static class Svg
{
    // OxyPlot writes fixed colours. These two occur nowhere else, and are replaced by the page's own in the finished text.
    internal static readonly OxyColor Ink = OxyColor.FromRgb(1, 2, 3);
    internal static readonly OxyColor Grid = OxyColor.FromRgb(4, 5, 6);

    private static readonly OxyColor[] Palette =
    [
        OxyColor.FromRgb(0x0e, 0x7c, 0xc4), OxyColor.FromRgb(0xe0, 0x7b, 0x00), OxyColor.FromRgb(0x00, 0x9e, 0x73),
        OxyColor.FromRgb(0xcc, 0x5f, 0xa0), OxyColor.FromRgb(0x8a, 0x6d, 0xd8), OxyColor.FromRgb(0xb0, 0x8c, 0x1a),
    ];

    /// <summary>The colour of a series: told apart on white and on black.</summary>
    internal static OxyColor Colour(int series) => Palette[series % Palette.Length];

    /// <summary>A model in our colours, without axes yet.</summary>
    internal static PlotModel Model() => new()
    {
        Culture = CultureInfo.InvariantCulture,
        TextColor = Ink,
        PlotAreaBorderThickness = new OxyThickness(0),
        Background = OxyColors.Undefined,
        DefaultFont = "Arial, Helvetica, sans-serif",
        DefaultFontSize = 12,
        Padding = new OxyThickness(4, 8, 12, 4),
    };

    /// <summary>An axis of numbers with grid lines.</summary>
    internal static LinearAxis Numbers(AxisPosition position, string title, string key) => new()
    {
        Position = position,
        Title = title,
        Key = key,
        AxisTitleDistance = 8,
        MajorGridlineStyle = position is AxisPosition.Left ? LineStyle.Solid : LineStyle.None,
        MajorGridlineColor = Grid,
        AxislineStyle = LineStyle.Solid,
        AxislineColor = Grid,
        TicklineColor = Grid,
        MinorTickSize = 0,
    };

    /// <summary>The finished element.</summary>
    /// <param name="model">What to draw.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="name">Stands before each identity, so that several drawings can share a page.</param>
    internal static string Draw(PlotModel model, double width, double height, string name)
    {
        var exporter = new SvgExporter { Width = width, Height = height, IsDocument = false, TextMeasurer = new RoomyText() };
        var drawn = XDocument.Parse(exporter.ExportToString(model)).Root!;
        foreach (var element in drawn.DescendantsAndSelf())
        {
            Adopt(element, name);
        }

        return drawn.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Makes an element one of the page's: its colours, and an identity that no other drawing has. Texts are left alone.</summary>
    private static void Adopt(XElement element, string name)
    {
        // A style rather than an attribute: only there do all browsers read variables.
        if (element.Attribute("fill") is { } fill)
        {
            element.SetAttributeValue("style", $"fill:{Paint(fill.Value)}");
            fill.Remove();
        }
        else if (element.Attribute("style") is { } style)
        {
            style.Value = Paint(style.Value);
        }

        if (element.Attribute("id") is { } id)
        {
            id.Value = $"{name}-{id.Value}";
        }

        if (element.Attribute("clip-path") is { } clip)
        {
            clip.Value = clip.Value.Replace("url(#", $"url(#{name}-", StringComparison.Ordinal);
        }
    }

    private static string Paint(string colours) => colours
        .Replace(Written(Ink), "var(--ink)", StringComparison.Ordinal)
        .Replace(Written(Grid), "var(--grid)", StringComparison.Ordinal);

    private static string Written(OxyColor colour) => FormattableString.Invariant($"rgb({colour.R},{colour.G},{colour.B})");
}
