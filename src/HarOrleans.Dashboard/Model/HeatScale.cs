namespace HarOrleans.Dashboard;

/// <summary>
/// The colours of the matrix. A cell mixes two colours of the theme by its heat, and its figures are black or white, whichever is easier to read
/// there: at least 4.5 to 1 everywhere (tested). The style sheet has the same four colours.
/// </summary>
internal static class HeatScale
{
    public static readonly (int R, int G, int B) LightLow = (255, 255, 255);
    public static readonly (int R, int G, int B) LightHigh = (11, 79, 158);
    public static readonly (int R, int G, int B) DarkLow = (30, 32, 42);
    public static readonly (int R, int G, int B) DarkHigh = (125, 180, 255);

    /// <summary>The classes that give a cell its ink in each theme.</summary>
    public static string InkClass(double heat) =>
        $"{(IsWhiteBetter(LightLow, LightHigh, heat) ? "ink-light-white" : "ink-light-black")} {(IsWhiteBetter(DarkLow, DarkHigh, heat) ? "ink-dark-white" : "ink-dark-black")}";

    /// <summary>The contrast of a cell's figures.</summary>
    public static double Contrast((int R, int G, int B) low, (int R, int G, int B) high, double heat)
    {
        var luminance = Luminance(low, high, heat);
        return Math.Max(1.05 / (luminance + 0.05), (luminance + 0.05) / 0.05);
    }

    private static bool IsWhiteBetter((int R, int G, int B) low, (int R, int G, int B) high, double heat)
    {
        var luminance = Luminance(low, high, heat);
        return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05;
    }

    private static double Luminance((int R, int G, int B) low, (int R, int G, int B) high, double heat)
    {
        return (0.2126 * Linear(low.R, high.R)) + (0.7152 * Linear(low.G, high.G)) + (0.0722 * Linear(low.B, high.B));

        double Linear(int from, int to)
        {
            var channel = (from + ((to - from) * heat)) / 255;
            return channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);
        }
    }
}
