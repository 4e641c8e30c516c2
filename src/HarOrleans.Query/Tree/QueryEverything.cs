namespace HarOrleans.Query;

/// <summary>Matches every row: the query of an empty text. Never a part of another node.</summary>
public sealed record QueryEverything : QueryNode
{
    internal static readonly QueryEverything Instance = new();

    private QueryEverything()
    {
    }
}
