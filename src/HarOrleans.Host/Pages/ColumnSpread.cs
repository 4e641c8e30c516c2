using HarOrleans.Dashboard;
using HarOrleans.Data;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.Pages;

/// <summary>How one column spreads: the figures of HarOrleans.Data on a table of that column alone.</summary>
internal static class ColumnSpread
{
    private const string Subject = "subject";

    /// <summary>The spread of a feature or of <c>subject</c>; null where the table has no such column.</summary>
    internal static DataSpread? Of(HarTable table, string column)
    {
        if (Values(table, column) is not { } values)
        {
            return null;
        }

        var all = Alone(table, column, values, _ => true);
        var histogram = Histogram.Of(all)[0];
        var boxes = table.Activities.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(activity => Box(activity, BoxSummary.Of(Alone(table, column, values, row => table.Activities[row] == activity))[0]));
        return new(column, histogram.Edges, histogram.Counts, [.. boxes]);
    }

    private static double[]? Values(HarTable table, string column)
    {
        if (column == Subject)
        {
            return [.. table.Subjects.Select(subject => (double)subject)];
        }

        var place = Array.IndexOf([.. table.FeatureNames], column);
        return place < 0 ? null : [.. Enumerable.Range(0, table.Rows).Select(row => table.Row(row)[place])];
    }

    private static HarTable Alone(HarTable table, string column, double[] values, Func<int, bool> isIn)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(isIn)];
        return new([column], [.. rows.Select(row => values[row])], [.. rows.Select(row => table.Subjects[row])], [.. rows.Select(row => table.Activities[row])], table.Sha256);
    }

    private static DataBox Box(string activity, BoxSummary box) =>
        new(activity, box.LowerWhisker, box.LowerQuartile, box.Median, box.UpperQuartile, box.UpperWhisker, box.Outliers);
}
