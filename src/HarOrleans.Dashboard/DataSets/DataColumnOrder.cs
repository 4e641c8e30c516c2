namespace HarOrleans.Dashboard;

/// <summary>What columns can be sorted by.</summary>
internal static class DataColumnOrder
{
    /// <summary>The columns in the order that an address asks for; in the file's where it asks for none that is known.</summary>
    public static IEnumerable<DataColumn> Apply(string? sort, IEnumerable<DataColumn> columns)
    {
        var order = SortOrder.Of(sort);
        return order.Key switch
        {
            "" => columns,
            "name" => order.IsDescending ? columns.OrderByDescending(column => column.Name, StringComparer.Ordinal) : columns.OrderBy(column => column.Name, StringComparer.Ordinal),
            _ => order.Apply(columns, column => Value(column, order.Key)),
        };
    }

    /// <summary>One figure of a column; null where it has none, or none of this name.</summary>
    public static double? Value(DataColumn column, string figure) => figure switch
    {
        "count" => column.Count,
        "mean" => column.Mean,
        "std" => column.StandardDeviation,
        "min" => column.Minimum,
        "25" => column.LowerQuartile,
        "50" => column.Median,
        "75" => column.UpperQuartile,
        "max" => column.Maximum,
        "outliers" => column.Outliers,
        _ => null,
    };
}
