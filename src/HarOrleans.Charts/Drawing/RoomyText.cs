using OxyPlot;

namespace HarOrleans.Charts.Drawing;

/// <summary>
/// Measures text for layout. The reader's sans-serif is not known here and may be much wider than the Helvetica that OxyPlot measures with:
/// too much room looks better than a name cut off.
/// </summary>
internal sealed class RoomyText() : PdfRenderContext(1, 1, OxyColors.Undefined)
{
    private const double Widest = 1.4;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var size = base.MeasureText(text, "Helvetica", fontSize, fontWeight);
        return new OxySize(size.Width * Widest, size.Height);
    }
}
