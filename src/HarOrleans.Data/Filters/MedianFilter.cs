namespace HarOrleans.Data.Filters;

/// <summary>The median of each value and its two neighbours; the first and the last value stay. Takes out single values that stick out.</summary>
internal static class MedianFilter
{
    internal static double[] Of(ReadOnlySpan<double> values)
    {
        var filtered = values.ToArray();
        for (var at = 1; at + 1 < values.Length; at++)
        {
            var (low, high) = values[at - 1] < values[at + 1] ? (values[at - 1], values[at + 1]) : (values[at + 1], values[at - 1]);
            filtered[at] = Math.Min(Math.Max(values[at], low), high);
        }

        return filtered;
    }
}
