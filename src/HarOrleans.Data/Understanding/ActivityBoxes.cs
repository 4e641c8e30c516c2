namespace HarOrleans.Data.Understanding;

/// <summary>How one column spreads within each activity.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Boxes">A box for each activity, in ordinal (alphabetical) order.</param>
public sealed record ActivityBoxes(string Column, IReadOnlyList<ActivityBox> Boxes)
{
    /// <summary>Boxes of every numeric column: the features in their order, then <c>subject</c>.</summary>
    /// <param name="table">The table; not changed.</param>
    public static IReadOnlyList<ActivityBoxes> Of(HarTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var groups = Enumerable.Range(0, table.Rows).GroupBy(row => table.Activities[row], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Activity: group.Key, Rows: group.ToArray())).ToArray();
        var columns = NumericColumns.Of(table);
        var boxes = new ActivityBoxes[columns.Names.Count];
        Parallel.For(0, boxes.Length, column => boxes[column] = new ActivityBoxes(
            columns.Names[column], Array.ConvertAll(groups, group => Of(group.Activity, columns.Names[column], Picked(columns[column], group.Rows)))));
        return boxes;
    }

    private static ActivityBox Of(string activity, string column, double[] sorted)
    {
        var summary = BoxSummary.Of(column, sorted);
        return new ActivityBox(activity, summary, Array.FindAll(sorted, value => value < summary.LowerWhisker || value > summary.UpperWhisker));
    }

    private static double[] Picked(ReadOnlySpan<double> values, int[] rows)
    {
        var picked = new double[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            picked[at] = values[rows[at]];
        }

        Array.Sort(picked);
        return picked;
    }
}
