namespace HarOrleans.Query;

/// <summary>Matches where its part does not; so <c>not tags.team = 'har'</c> also matches rows without that tag.</summary>
public sealed record QueryNot : QueryNode
{
    internal QueryNot(QueryNode part) => Part = part;

    /// <summary>What must not match.</summary>
    public QueryNode Part { get; }
}
