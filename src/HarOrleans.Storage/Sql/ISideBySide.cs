using System.Data.Common;

namespace HarOrleans.Storage.Sql;

/// <summary>What units of work need where several of them write at a time.</summary>
internal interface ISideBySide
{
    /// <summary>What a query ends with that holds its rows.</summary>
    string Hold { get; }

    /// <summary>The way to add many points at once over a connection.</summary>
    IBulkPoints Bulk(DbConnection connection);
}
