namespace HarOrleans.Query;

/// <summary>Matches where every part does.</summary>
public sealed record QueryAnd : QueryJunction
{
    private QueryAnd(IEnumerable<QueryNode> parts)
        : base(parts)
    {
    }

    internal static QueryNode Of(IReadOnlyList<QueryNode> parts) =>
        parts.Count == 1 ? parts[0] : new QueryAnd(parts.SelectMany(part => part is QueryAnd and ? and.Parts : [part]));
}
