using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>Real SQLite in a folder of its own.</summary>
public sealed class SqliteUnderTest : StorageUnderTest
{
    private SqliteUnderTest(bool fullSync, S3Address? artifacts = null) : base(new HarStorageOptions { StateFolder = NewFolder(), FullSync = fullSync, Bucket = artifacts })
    {
    }

    public string DatabasePath => Path.Combine(Folder, HarStorageNames.DatabaseFile);

    /// <summary>Not sqlite_sequence: an insert that finds its row there may use up an id, which is no fact.</summary>
    protected override string Tables => "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence' ORDER BY name";

    public static async Task<SqliteUnderTest> OpenAsync(bool fullSync = false, S3Address? artifacts = null)
    {
        var storage = new SqliteUnderTest(fullSync, artifacts);
        await storage.Get<IStorageMigrator>().MigrateAsync();
        return storage;
    }

    /// <summary>A folder without a database.</summary>
    public static SqliteUnderTest Empty() => new(fullSync: false);

    protected override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
