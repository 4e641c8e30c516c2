using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>Real SQLite in a folder of its own.</summary>
public sealed class SqliteUnderTest : StorageUnderTest
{
    private ServiceProvider _services;

    private SqliteUnderTest(bool fullSync)
    {
        Folder = Directory.CreateTempSubdirectory("har-storage-").FullName;
        Options = new HarStorageOptions { StateFolder = Folder, FullSync = fullSync };
        _services = Build();
    }

    public string Folder { get; }

    public HarStorageOptions Options { get; }

    public string DatabasePath => Path.Combine(Folder, HarStorageNames.DatabaseFile);

    public IServiceProvider Services => _services;

    public override ITrialStore Trials => Get<ITrialStore>();

    public override IRunStore Runs => Get<IRunStore>();

    public override INameStore Names => Get<INameStore>();

    public override ICatalogStore Catalog => Get<ICatalogStore>();

    public override IOutboxStore Outbox => Get<IOutboxStore>();

    internal IDatabase Database => Get<IDatabase>();

    public static async Task<SqliteUnderTest> OpenAsync(bool fullSync = false)
    {
        var storage = new SqliteUnderTest(fullSync);
        await storage.Get<IStorageMigrator>().MigrateAsync();
        return storage;
    }

    public override async Task<string> DumpAsync()
    {
        await using var connection = await ConnectAsync();

        // Not sqlite_sequence: an insert that finds its row there may use up an id, which is no fact.
        var tables = await QueryAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence' ORDER BY name");
        var dump = new StringBuilder();
        foreach (var table in tables)
        {
            dump.Append("== ").AppendLine(table);
            (await QueryAsync(connection, $"SELECT * FROM \"{table}\"")).ForEach(row => dump.AppendLine(row));
        }

        return dump.ToString();
    }

    public override async Task ReopenAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
        await Get<IStorageMigrator>().MigrateAsync();
    }

    /// <summary>Runs SQL from outside, as a person with the sqlite3 tool would.</summary>
    public async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        return await QueryAsync(connection, sql);
    }

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> QueryAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(i => Show(reader.GetValue(i)))));
        }

        return rows;
    }

    private static string Show(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private ServiceProvider Build() => new ServiceCollection().AddHarStorage(Options).BuildServiceProvider();

    private T Get<T>() where T : notnull => _services.GetRequiredService<T>();
}
