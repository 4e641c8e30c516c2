namespace HarOrleans.Query;

/// <summary>
/// A query, or a part of one: immutable, equal by structure. Only <see cref="QueryParser"/> makes nodes, so every one has been checked and is at most
/// <see cref="QueryLimits.Depth"/> levels deep; walking it recursively is safe.
/// </summary>
public abstract record QueryNode
{
    private protected QueryNode()
    {
    }

    /// <summary>The query in its canonical form, as <see cref="QueryPrinter"/> writes it.</summary>
    public sealed override string ToString() => QueryPrinter.Print(this);
}
