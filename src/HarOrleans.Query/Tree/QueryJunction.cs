namespace HarOrleans.Query;

/// <summary>Several conditions in the order of the text: at least two, and none of them a junction of the same kind (<c>a and (b and c)</c> has three parts).</summary>
public abstract record QueryJunction : QueryNode
{
    private protected QueryJunction(IEnumerable<QueryNode> parts) => Parts = [.. parts];

    /// <summary>The conditions.</summary>
    public IReadOnlyList<QueryNode> Parts { get; }

    /// <summary>Equal when of the same kind, with equal parts in the same order.</summary>
    public virtual bool Equals(QueryJunction? other) => other is not null && EqualityContract == other.EqualityContract && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc />
    public override int GetHashCode() => Parts.Aggregate(EqualityContract.GetHashCode(), HashCode.Combine);
}
