using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Storage.Sqlite;

/// <summary>Opens connections with the settings that hold for a connection rather than for the file; the Orleans provider opens its own through it too.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    /// <summary>Bytes of the file that readers map: as much as SQLite does; the rest of a larger file is copied.</summary>
    private const long Mapped = 0x7fff0000;

    private readonly string _settings;
    private readonly string _unpooled;

    public SqliteDataSource(HarStorageOptions options)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = options.DatabasePath,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        ConnectionString = builder.ToString();
        builder.Pooling = false;
        _unpooled = builder.ToString();

        // busy_timeout lets SQLite itself wait, in steps of milliseconds, for another program that holds the file; the driver would sleep 150 ms.
        // What a savepoint may have to undo is kept in memory, where it would else be a file that is made and deleted within the unit.
        _settings = $"PRAGMA busy_timeout = 10000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA synchronous = {(options.FullSync ? "FULL" : "NORMAL")};"
            + (options.PageLimit is { } pages ? FormattableString.Invariant($"PRAGMA max_page_count = {pages};") : "");
    }

    /// <inheritdoc />
    public override string ConnectionString { get; }

    /// <inheritdoc />
    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    /// <inheritdoc />
    protected override DbConnection OpenDbConnection() => Open(ConnectionString);

    /// <inheritdoc />
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) => new(OpenDbConnection());

    /// <summary>Opens a connection for the caller alone. Closing it ends its transaction, which the driver's pool does not promise.</summary>
    public DbConnection OpenUnpooled() => Open(_unpooled);

    /// <summary>Opens a connection that only reads: it looks at the file's pages where the system has them in memory, in place of copying each one. What is written never goes that way.</summary>
    public DbConnection OpenReader()
    {
        var connection = Open(_unpooled);
        using var command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant($"PRAGMA mmap_size = {Mapped}");
        command.ExecuteNonQuery();
        return connection;
    }

    private SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = _settings;
            command.ExecuteNonQuery();
            SqliteFunctions.AddTo(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ClearPool();
        }

        base.Dispose(disposing);
    }

    /// <summary>The base class says <c>disposing: false</c> after this one.</summary>
    protected override ValueTask DisposeAsyncCore()
    {
        ClearPool();
        return base.DisposeAsyncCore();
    }

    /// <summary>Closes the provider's connections now, and does not leave it to the process's end, which may be an abrupt one: the last one to close empties the log into the database.</summary>
    private void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
