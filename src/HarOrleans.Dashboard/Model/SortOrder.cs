namespace HarOrleans.Dashboard;

/// <summary>The order of a table, as its address says it: <c>value</c> ascending, <c>-value</c> descending.</summary>
/// <param name="Key">The column.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
internal readonly record struct SortOrder(string Key, bool IsDescending)
{
    /// <summary>The column; empty for the table's own order.</summary>
    public string Key { get; } = Key ?? "";

    /// <summary>As the address says it; empty for the table's own order.</summary>
    public string Text => IsDescending ? $"-{Key}" : Key;

    public static SortOrder Of(string? text) => string.IsNullOrWhiteSpace(text) ? new("", false) : text.StartsWith('-') ? new(text[1..], true) : new(text, false);

    /// <summary>What a click on a column's head asks for: descending, then ascending, then the table's own order.</summary>
    public string Next(string column) => Key != column ? $"-{column}" : IsDescending ? column : "";

    /// <summary>Sorts by a value of each row. Rows that have none come last either way, equal ones stay in their order.</summary>
    public IEnumerable<T> Apply<T>(IEnumerable<T> rows, Func<T, IComparable?> value)
    {
        var known = rows.OrderBy(row => value(row) is null);
        return IsDescending ? known.ThenByDescending(value) : known.ThenBy(value);
    }
}
