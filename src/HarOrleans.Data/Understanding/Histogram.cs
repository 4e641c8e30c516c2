namespace HarOrleans.Data.Understanding;

/// <summary>How a column's values spread, as NumPy's <c>histogram</c> counts them.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Edges">The edges of the bins, one more than there are bins, ascending. A value on an inner edge belongs to the bin above it.</param>
/// <param name="Counts">Values in each bin.</param>
public sealed record Histogram(string Name, IReadOnlyList<double> Edges, IReadOnlyList<int> Counts)
{
    /// <summary>Counts every numeric column in bins of equal width between its smallest and largest value; around a constant the bins span 1.</summary>
    /// <param name="table">The table; not changed.</param>
    /// <param name="bins">Number of bins, positive. Default 30.</param>
    public static IReadOnlyList<Histogram> Of(HarTable table, int bins = 30)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        return NumericColumns.Of(table).Sorted((name, _, sorted) => Of(name, sorted, bins));
    }

    private static Histogram Of(string name, ReadOnlySpan<double> sorted, int bins)
    {
        var (least, most) = sorted[0] == sorted[^1] ? (sorted[0] - 0.5, sorted[0] + 0.5) : (sorted[0], sorted[^1]);
        var edges = new double[bins + 1];
        for (var edge = 0; edge < bins; edge++)
        {
            edges[edge] = least + (edge * ((most - least) / bins));
        }

        edges[bins] = most;
        var counts = new int[bins];
        var from = 0;
        for (var bin = 0; bin < bins; bin++)
        {
            var end = bin == bins - 1 ? sorted.Length : from + FirstFrom(sorted[from..], edges[bin + 1]);
            counts[bin] = end - from;
            from = end;
        }

        return new Histogram(name, edges, counts);
    }

    /// <summary>The place of the first value that is not below an edge.</summary>
    private static int FirstFrom(ReadOnlySpan<double> sorted, double edge)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < edge ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
