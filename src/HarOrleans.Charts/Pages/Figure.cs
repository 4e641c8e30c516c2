namespace HarOrleans.Charts.Pages;

/// <summary>A drawing with its words and its data.</summary>
/// <param name="Title">Heading; not escaped yet.</param>
/// <param name="Summary">What the drawing shows, in sentences, for those who do not see it; not escaped yet.</param>
/// <param name="Svg">The drawing itself, as markup.</param>
/// <param name="Head">Names of the table's columns; not escaped yet.</param>
/// <param name="Rows">The table's rows: first a name, then figures; not escaped yet.</param>
internal sealed record Figure(string Title, string Summary, string Svg, IReadOnlyList<string> Head, IEnumerable<IReadOnlyList<string>> Rows)
{
    /// <summary>Markup before the drawing that changes how it is seen. Default: none.</summary>
    public string Controls { get; init; } = string.Empty;

    /// <summary>What stands over the table; not escaped yet.</summary>
    public string TableName { get; init; } = "The data as a table";
}
