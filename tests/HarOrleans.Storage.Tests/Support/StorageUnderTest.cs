using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>The stores of one fresh database, as a conformance suite sees them.</summary>
public abstract class StorageUnderTest(HarStorageOptions options) : IAsyncDisposable
{
    private ServiceProvider _services = Build(options);

    public HarStorageOptions Options { get; } = options;

    public string Folder => Options.StateFolder;

    public IServiceProvider Services => _services;

    public ITrialStore Trials => Get<ITrialStore>();

    public IRunStore Runs => Get<IRunStore>();

    public ILoggedModelStore Models => Get<ILoggedModelStore>();

    public ISearchStore Search => Get<ISearchStore>();

    public INameStore Names => Get<INameStore>();

    public ICatalogStore Catalog => Get<ICatalogStore>();

    public IOutboxStore Outbox => Get<IOutboxStore>();

    internal IDatabase Database => Get<IDatabase>();

    /// <summary>Names of the tables, without those that hold no facts.</summary>
    protected abstract string Tables { get; }

    /// <summary>Every row of every table as text: two equal dumps are two equal databases.</summary>
    public async Task<string> DumpAsync()
    {
        await using var connection = await ConnectAsync();
        var dump = new List<string>();
        foreach (var table in await QueryAsync(connection, Tables))
        {
            dump.Add($"== {table}");
            dump.AddRange(await QueryAsync(connection, $"SELECT * FROM \"{table}\" ORDER BY 1"));
        }

        return string.Join('\n', dump);
    }

    /// <summary>Closes everything and opens the same database again, as after a restart.</summary>
    public async Task ReopenAsync()
    {
        await _services.DisposeAsync();
        _services = Build(Options);
        await Get<IStorageMigrator>().MigrateAsync();
    }

    /// <summary>Runs SQL from outside, as a person with the database's own tool would.</summary>
    public async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        return await QueryAsync(connection, sql);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A connection of the test's own.</summary>
    protected abstract Task<DbConnection> ConnectAsync();

    protected static string NewFolder() => Directory.CreateTempSubdirectory("har-storage-").FullName;

    protected T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    private static ServiceProvider Build(HarStorageOptions options) => new ServiceCollection().AddHarStorage(options).BuildServiceProvider();

    private static async Task<List<string>> QueryAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only texts of tests come here.
        command.CommandText = sql;
#pragma warning restore CA2100
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
}
