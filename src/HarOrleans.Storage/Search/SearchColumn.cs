using HarOrleans.Query;

namespace HarOrleans.Storage.Search;

/// <summary>What an attribute is in SQL.</summary>
/// <param name="Sql">The expression; NULL where the row has none.</param>
/// <param name="Kind">Its kind; a time is 100 ns units since 1970.</param>
internal sealed record SearchColumn(string Sql, QueryKind Kind);
