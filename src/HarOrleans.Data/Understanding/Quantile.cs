namespace HarOrleans.Data.Understanding;

/// <summary>Quantiles as NumPy and pandas have them by default: linear between the two nearest values.</summary>
internal static class Quantile
{
    /// <summary>The value below which a share of ascending values lies; there must be at least one.</summary>
    internal static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        var part = position - below;
        var step = sorted[above] - sorted[below];

        // From the nearer end, as NumPy does: the result never leaves the two values.
        return part < 0.5 ? sorted[below] + (step * part) : sorted[above] - (step * (1 - part));
    }
}
