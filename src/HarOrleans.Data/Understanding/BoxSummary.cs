namespace HarOrleans.Data.Understanding;

/// <summary>What a box plot shows of one column, as Matplotlib draws it: whiskers end at the last value within 1.5 box lengths of the box.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="LowerWhisker">The smallest value that is no outlier.</param>
/// <param name="LowerQuartile">The lower end of the box.</param>
/// <param name="Median">The line in the box.</param>
/// <param name="UpperQuartile">The upper end of the box.</param>
/// <param name="UpperWhisker">The largest value that is no outlier.</param>
/// <param name="Minimum">The smallest value; below the whisker where there are outliers on that side.</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="Outliers">Number of values beyond the whiskers.</param>
public sealed record BoxSummary(
    string Name,
    double LowerWhisker,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double UpperWhisker,
    double Minimum,
    double Maximum,
    int Outliers)
{
    /// <summary>Boxes of every numeric column: the features in their order, then <c>subject</c>.</summary>
    /// <param name="table">The table; not changed.</param>
    public static IReadOnlyList<BoxSummary> Of(HarTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return NumericColumns.Of(table).Sorted((name, _, sorted) => Of(name, sorted));
    }

    internal static BoxSummary Of(string name, ReadOnlySpan<double> sorted)
    {
        var lower = Quantile.OfSorted(sorted, 0.25);
        var upper = Quantile.OfSorted(sorted, 0.75);
        var reach = 1.5 * (upper - lower);
        var first = 0;
        while (sorted[first] < lower - reach)
        {
            first++;
        }

        var last = sorted.Length - 1;
        while (sorted[last] > upper + reach)
        {
            last--;
        }

        // Where no value lies between a quartile and its reach, the whisker is as short as the box's end.
        return new BoxSummary(
            name,
            Math.Min(sorted[first], lower),
            lower,
            Quantile.OfSorted(sorted, 0.5),
            upper,
            Math.Max(sorted[last], upper),
            sorted[0],
            sorted[^1],
            first + (sorted.Length - 1 - last));
    }
}
