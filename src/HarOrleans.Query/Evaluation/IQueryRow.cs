namespace HarOrleans.Query;

/// <summary>What a query is asked of.</summary>
public interface IQueryRow
{
    /// <summary>The row's value of a field, or null where it has none. Asked once for each condition; must not change meanwhile.</summary>
    QueryValue? Find(QueryField field);

    /// <summary>All of the row's values of a field, of which <see cref="QueryEntity.Dataset"/> may have several.</summary>
    IEnumerable<QueryValue> FindAll(QueryField field) => Find(field) is { } value ? [value] : [];
}
