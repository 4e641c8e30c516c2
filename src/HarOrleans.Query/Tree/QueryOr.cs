namespace HarOrleans.Query;

/// <summary>Matches where at least one part does.</summary>
public sealed record QueryOr : QueryJunction
{
    private QueryOr(IEnumerable<QueryNode> parts)
        : base(parts)
    {
    }

    internal static QueryNode Of(IReadOnlyList<QueryNode> parts) =>
        parts.Count == 1 ? parts[0] : new QueryOr(parts.SelectMany(part => part is QueryOr or ? or.Parts : [part]));
}
