namespace HarOrleans.Optimization;

/// <summary>Percentiles with linear interpolation between neighbours, NaN left out; as numpy's nanpercentile.</summary>
internal static class Percentile
{
    /// <summary>The value below which a share of the values lies; NaN where there is none. Equal neighbours give their value exactly.</summary>
    /// <param name="values">In any order; not changed.</param>
    /// <param name="percentile">From 0 to 100.</param>
    internal static double Of(IEnumerable<double> values, double percentile)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToList();
        if (sorted.Count == 0)
        {
            return double.NaN;
        }

        var place = percentile / 100 * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var (low, high, share) = (sorted[below], sorted[Math.Min(below + 1, sorted.Count - 1)], place - below);
        if (low == high)
        {
            return low;
        }

        return share < 0.5 ? low + ((high - low) * share) : high - ((high - low) * (1 - share));
    }
}
