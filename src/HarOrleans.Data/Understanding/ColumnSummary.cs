namespace HarOrleans.Data.Understanding;

/// <summary>What pandas' <c>describe</c> says of one column.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Count">Number of values.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Sample standard deviation (ddof 1); NaN where there is one value.</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="LowerQuartile">A quarter of the values are at most this (linear between neighbours).</param>
/// <param name="Median">The middle (linear between neighbours).</param>
/// <param name="UpperQuartile">Three quarters of the values are at most this (linear between neighbours).</param>
/// <param name="Maximum">The largest.</param>
public sealed record ColumnSummary(
    string Name,
    int Count,
    double Mean,
    double StandardDeviation,
    double Minimum,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double Maximum)
{
    /// <summary>Summaries of every numeric column: the features in their order, then <c>subject</c>. The same table gives the same bits on every machine.</summary>
    /// <param name="table">The table; not changed.</param>
    public static IReadOnlyList<ColumnSummary> Of(HarTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = NumericColumns.Of(table);
        return columns.Sorted((name, values, sorted) => Of(name, values, sorted));
    }

    private static ColumnSummary Of(string name, ReadOnlySpan<double> values, ReadOnlySpan<double> sorted)
    {
        var (mean, squares) = Moments.Of(values);
        return new ColumnSummary(
            name,
            values.Length,
            mean,
            Math.Sqrt(squares / (values.Length - 1)),
            sorted[0],
            Quantile.OfSorted(sorted, 0.25),
            Quantile.OfSorted(sorted, 0.5),
            Quantile.OfSorted(sorted, 0.75),
            sorted[^1]);
    }
}
