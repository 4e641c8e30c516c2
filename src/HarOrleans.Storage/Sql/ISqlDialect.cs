using System.Data.Common;
using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Sql;

/// <summary>What differs between databases beside the migrations. The stores' SQL itself is common.</summary>
internal interface ISqlDialect
{
    /// <summary>The folder of its migrations in <c>db/</c>.</summary>
    string Migrations { get; }

    /// <summary>What a query ends with that holds its rows until the unit of work ends; null where one writer at a time makes that needless.</summary>
    string? Hold { get; }

    /// <summary>
    /// What is said before and after a query that goes along an index and stops at its limit, where the database would rather look at all rows, as it takes few for a match; null where it goes along it unasked.
    /// </summary>
    (string Begin, string End)? InOrder => null;

    /// <summary>The values of the rows that a reader of this database goes through.</summary>
    ICells Cells(DbDataReader reader) => new DriverCells(reader);

    /// <summary>The database in words for people, without its password.</summary>
    string Name { get; }

    /// <summary>The error in words for people where the database itself is at fault (full, read-only, damaged, busy, away); null for errors of a statement.</summary>
    StorageUnavailableException? Explain(DbException error);
}
