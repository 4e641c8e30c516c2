namespace HarOrleans.Query;

/// <summary><c>in</c> and <c>not in</c>: whether a field equals one of a list's values; both false where the row has no value.</summary>
public sealed record QueryMembership : QueryNode
{
    internal QueryMembership(QueryField field, bool negated, IEnumerable<QueryValue> values) => (Field, Negated, Values) = (field, negated, [.. values]);

    /// <summary>The left side.</summary>
    public QueryField Field { get; }

    /// <summary>True for <c>not in</c>.</summary>
    public bool Negated { get; }

    /// <summary>The list: 1 to <see cref="QueryLimits.ListLength"/> values, in the order of the text, repeats kept.</summary>
    public IReadOnlyList<QueryValue> Values { get; }

    /// <summary>Equal with the same field, negation and values in the same order.</summary>
    public bool Equals(QueryMembership? other) => other is not null && Field == other.Field && Negated == other.Negated && Values.SequenceEqual(other.Values);

    /// <inheritdoc />
    public override int GetHashCode() => Values.Aggregate(HashCode.Combine(Field, Negated), HashCode.Combine);
}
