using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Storage.Sqlite;

/// <summary>SQLite's migrations and errors.</summary>
internal sealed class SqliteDialect(HarStorageOptions options) : ISqlDialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int OutOfMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <inheritdoc />
    public string Migrations => "sqlite";

    /// <inheritdoc />
    public string Name => $"database '{options.DatabasePath}'";

    /// <inheritdoc />
    public string? Hold => null;

    /// <inheritdoc />
    public ICells Cells(DbDataReader reader) => new SqliteCells((SqliteDataReader)reader);

    /// <inheritdoc />
    public StorageUnavailableException? Explain(DbException error)
    {
        var path = options.DatabasePath;
        var message = (error as SqliteException)?.SqliteErrorCode switch
        {
            Full => $"The disk of '{path}' is full. Free some space and repeat the call.",
            ReadOnly => $"The database '{path}' cannot be written. Give this user the right to write to the file and its folder, and start again.",
            Corrupt => $"The database '{path}' is damaged. Stop the server, keep a copy, and restore a backup or try 'sqlite3 har.db .recover'.",
            NotADatabase => $"The file '{path}' is not a SQLite database. Choose another state folder, or move the file away.",
            CannotOpen => $"The database '{path}' cannot be opened. See that its folder exists and that this user may read and write it.",
            InputOutput => $"Reading or writing '{path}' failed. See that the disk is there and healthy, and start again.",
            Busy or Locked => $"The database '{path}' is held by another program. End it, and repeat the call.",
            OutOfMemory => $"There was no memory left to work on '{path}'. Repeat the call, or give the server more memory.",
            _ => null,
        };

        return message is null ? null : new StorageUnavailableException($"{message} Nothing of this call was stored. ({error.Message})", error);
    }
}
