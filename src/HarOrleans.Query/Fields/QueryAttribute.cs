namespace HarOrleans.Query;

/// <summary>An attribute that rows of one sort have.</summary>
/// <param name="Name">Its name; a query may write it in any case.</param>
/// <param name="Kind">The kind of its values.</param>
public sealed record QueryAttribute(string Name, QueryKind Kind)
{
    /// <summary>
    /// The words it can be, or null for any: each word a query may write, in any case, and the word it stands for in the parsed query (<c>fail</c> for <c>failed</c>).
    /// </summary>
    public IReadOnlyDictionary<string, string>? Words { get; init; }
}
