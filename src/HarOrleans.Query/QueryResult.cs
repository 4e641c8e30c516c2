using System.Diagnostics.CodeAnalysis;

namespace HarOrleans.Query;

/// <summary>A query, or why there is none: exactly one of the two.</summary>
public sealed record QueryResult
{
    internal QueryResult(QueryNode node) => Node = node;

    internal QueryResult(QueryError error) => Error = error;

    /// <summary>The query, or null.</summary>
    public QueryNode? Node { get; }

    /// <summary>Why there is none, or null.</summary>
    public QueryError? Error { get; }

    /// <summary>Whether there is a query.</summary>
    [MemberNotNullWhen(true, nameof(Node)), MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Node is not null;
}
