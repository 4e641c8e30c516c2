using OxyPlot;

namespace HarOrleans.Charts.Drawing;

/// <summary>A heat map as a PNG picture, one pixel a value.</summary>
internal static class CorrelationPicture
{
    /// <summary>Steps of the colours on each side of zero.</summary>
    private const int Steps = 100;

    private static readonly (byte R, byte G, byte B)[] Below = [(247, 247, 247), (146, 197, 222), (33, 102, 172), (5, 48, 97)];
    private static readonly (byte R, byte G, byte B)[] Above = [(247, 247, 247), (244, 165, 130), (178, 24, 43), (103, 0, 31)];
    private static readonly OxyColor[] Palette = [.. Enumerable.Range(-Steps, (2 * Steps) + 1).Select(step => Colour((double)step / Steps)), OxyColors.Gray];

    /// <summary>The colours from -1 to 1, for a legend.</summary>
    internal static IEnumerable<string> Stops => Enumerable.Range(-6, 13).Select(step => Colour(step / 6.0)).Select(x => FormattableString.Invariant($"rgb({x.R},{x.G},{x.B})"));

    /// <summary>The picture, each value a square of some pixels.</summary>
    internal static byte[] Png(CorrelationMap map, int cell)
    {
        var count = map.Names.Count;
        var pixels = new OxyColor[count * cell, count * cell];
        for (var y = 0; y < count * cell; y++)
        {
            for (var x = 0; x < count * cell; x++)
            {
                pixels[x, y] = Palette[Place(map.Values[(y / cell * count) + (x / cell)])];
            }
        }

        return OxyImage.Create(pixels, ImageFormat.Png).GetData();
    }

    private static int Place(double value) => double.IsFinite(value) ? (int)Math.Round(Math.Clamp(value, -1, 1) * Steps) + Steps : Palette.Length - 1;

    /// <summary>Between the colours of one side, which stand at equal distances from zero to one.</summary>
    private static OxyColor Colour(double value)
    {
        var side = value < 0 ? Below : Above;
        var place = Math.Abs(value) * (side.Length - 1);
        var from = Math.Min((int)place, side.Length - 2);
        var (a, b, part) = (side[from], side[from + 1], place - from);
        return OxyColor.FromRgb(Mix(a.R, b.R), Mix(a.G, b.G), Mix(a.B, b.B));

        byte Mix(byte first, byte second) => (byte)Math.Round(first + ((second - first) * part));
    }
}
