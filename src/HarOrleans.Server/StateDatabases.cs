using HarOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Server;

/// <summary>The schema of a database, while no silo needs it.</summary>
public static class StateDatabases
{
    /// <summary>How far the schema is. Changes nothing.</summary>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="postgres">The PostgreSQL database, or null for the folder's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SchemaStatus> StatusAsync(string stateFolder, PostgresAddress? postgres, CancellationToken cancellationToken)
    {
        await using var services = Services(stateFolder, postgres);
        return await services.GetRequiredService<IStorageMigrator>().StatusAsync(cancellationToken);
    }

    /// <summary>Brings the schema up to date, and says how far it was. A state folder must have no server; a PostgreSQL database may have some.</summary>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="postgres">The PostgreSQL database, or null for the folder's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SchemaStatus> MigrateAsync(string stateFolder, PostgresAddress? postgres, CancellationToken cancellationToken)
    {
        using var held = postgres is null ? StateFolderLock.Take(stateFolder) : null;
        await using var services = Services(stateFolder, postgres);
        var migrator = services.GetRequiredService<IStorageMigrator>();
        var before = await migrator.StatusAsync(cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        return before;
    }

    private static ServiceProvider Services(string stateFolder, PostgresAddress? postgres) =>
        new ServiceCollection().AddHarStorage(new HarStorageOptions { StateFolder = stateFolder, Postgres = postgres }).BuildServiceProvider();
}
