namespace HarOrleans.Query;

/// <summary>
/// <c>like</c> and <c>ilike</c>, with or without <c>not</c>: whether a field's text fits a pattern as a whole. <c>%</c> stands for any text, also none, <c>_</c> for one
/// character; there is no escape. Both forms are false where the row has no value.
/// </summary>
public sealed record QueryLike : QueryNode
{
    internal QueryLike(QueryField field, bool negated, bool ignoreCase, string pattern) => (Field, Negated, IgnoreCase, Pattern) = (field, negated, ignoreCase, pattern);

    /// <summary>Whether a text fits a pattern as a whole.</summary>
    public static bool Fits(string text, string pattern, bool ignoreCase) => LikePattern.Fits(text, pattern, ignoreCase);

    /// <summary>The left side.</summary>
    public QueryField Field { get; }

    /// <summary>True for <c>not like</c> and <c>not ilike</c>.</summary>
    public bool Negated { get; }

    /// <summary>True for <c>ilike</c>; <c>like</c> compares ordinally.</summary>
    public bool IgnoreCase { get; }

    /// <summary>The pattern, unquoted.</summary>
    public string Pattern { get; }
}
