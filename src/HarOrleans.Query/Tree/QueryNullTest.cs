namespace HarOrleans.Query;

/// <summary><c>is null</c> and <c>is not null</c>: whether a row has a value.</summary>
public sealed record QueryNullTest : QueryNode
{
    internal QueryNullTest(QueryField field, bool negated) => (Field, Negated) = (field, negated);

    /// <summary>The field.</summary>
    public QueryField Field { get; }

    /// <summary>True for <c>is not null</c>.</summary>
    public bool Negated { get; }
}
