using System.Data.Common;

namespace HarOrleans.Storage.Sql;

/// <summary>A query, and what to do with each of its rows.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Row">Takes a row: as the driver gives it, and the short way for queries of thousands.</param>
internal sealed record RowQuery(string Sql, Action<DbDataReader, ICells> Row);
