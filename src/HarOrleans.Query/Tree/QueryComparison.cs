namespace HarOrleans.Query;

/// <summary>Compares a field with a value; false where the row has no value, whatever the operator.</summary>
public sealed record QueryComparison : QueryNode
{
    internal QueryComparison(QueryField field, QueryOperator @operator, QueryValue value) => (Field, Operator, Value) = (field, @operator, value);

    /// <summary>The left side.</summary>
    public QueryField Field { get; }

    /// <summary>The comparison.</summary>
    public QueryOperator Operator { get; }

    /// <summary>The right side.</summary>
    public QueryValue Value { get; }
}
