namespace HarOrleans.Storage.Search;

/// <summary>One key that rows are ordered by; NULL comes last either way.</summary>
/// <param name="Sql">Its expression.</param>
/// <param name="Descending">Whether the largest come first.</param>
/// <param name="Always">Whether every row has a value.</param>
internal sealed record OrderKey(string Sql, bool Descending, bool Always = false)
{
    /// <summary>The key in ORDER BY, where its value stands in <paramref name="column"/>.</summary>
    public string OrderBy(string column) => $"{(Always ? "" : $"CASE WHEN {column} IS NULL THEN 1 ELSE 0 END, ")}{column} {(Descending ? "DESC" : "ASC")}";
}
