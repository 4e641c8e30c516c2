namespace HarOrleans.Query;

/// <summary>What a query is asked of.</summary>
public interface IQueryRow
{
    /// <summary>The row's value of a field, or null where it has none. Asked once for each condition; must not change meanwhile.</summary>
    QueryValue? Find(QueryField field);
}
