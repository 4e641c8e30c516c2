namespace HarOrleans.Query;

/// <summary>What stands on the left side of a condition.</summary>
/// <param name="Entity">What the field belongs to.</param>
/// <param name="Key">Its name, unquoted, never empty, with its case.</param>
/// <param name="Aggregate">Of a metric, which value; of any other field <see cref="QueryAggregate.Last"/>.</param>
public sealed record QueryField(QueryEntity Entity, string Key, QueryAggregate Aggregate = QueryAggregate.Last)
{
    /// <summary>The field as a query writes it, its key quoted where it must be.</summary>
    public override string ToString() => QueryPrinter.Print(this);
}
