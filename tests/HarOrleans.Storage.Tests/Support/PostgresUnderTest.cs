using System.Collections.Concurrent;
using System.Data.Common;
using HarOrleans.Testing;
using Npgsql;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>Real PostgreSQL. A test class has a database of its own, which is emptied for each of its tests.</summary>
public sealed class PostgresUnderTest : StorageUnderTest
{
    private static readonly ConcurrentDictionary<string, Task<string>> Databases = new();

    private PostgresUnderTest(string connection) : base(new HarStorageOptions { StateFolder = NewFolder(), Postgres = PostgresAddress.Parse(connection) }) =>
        ConnectionString = connection;

    public string ConnectionString { get; }

    protected override string Tables => "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename";

    /// <summary>An empty, migrated database; the test is skipped where PostgreSQL is not there.</summary>
    /// <param name="server">The assembly's server.</param>
    /// <param name="test">The test, whose class shares a database.</param>
    public static async Task<PostgresUnderTest> OpenAsync(PostgresServer server, object test)
    {
        var storage = new PostgresUnderTest(await DatabaseOfAsync(server, test));
        await storage.Get<IStorageMigrator>().MigrateAsync();
        await storage.QueryAsync(
            """
            DO $$ DECLARE filled text;
            BEGIN
                SET LOCAL session_replication_role = replica;
                FOR filled IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('schema_migration', 'orleansquery') LOOP
                    EXECUTE format('DELETE FROM %I', filled);
                END LOOP;
            END $$
            """);
        return storage;
    }

    /// <summary>The same database without any table.</summary>
    public static async Task<PostgresUnderTest> EmptyAsync(PostgresServer server, object test)
    {
        var storage = new PostgresUnderTest(await DatabaseOfAsync(server, test));
        await storage.QueryAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        return storage;
    }

    /// <summary>A migrated database of a server that is the test's own.</summary>
    public static async Task<PostgresUnderTest> OwnAsync(PostgresServer server)
    {
        var storage = new PostgresUnderTest(await server.CreateDatabaseAsync());
        await storage.Get<IStorageMigrator>().MigrateAsync();
        return storage;
    }

    protected override async Task<DbConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static Task<string> DatabaseOfAsync(PostgresServer server, object test)
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        return Databases.GetOrAdd(test.GetType().Name, _ => server.CreateDatabaseAsync());
    }
}
