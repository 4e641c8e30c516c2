using HarOrleans.Abstractions;
using HarOrleans.Storage.Artifacts;
using HarOrleans.Storage.GrainState;
using HarOrleans.Storage.Sql;
using HarOrleans.Storage.Sqlite;
using HarOrleans.Storage.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace HarOrleans.Storage;

/// <summary>Adds the stores of an embedded server.</summary>
public static class HarStorageExtensions
{
    /// <summary>The name that Orleans' provider knows for SQLite; the driver behind it is Microsoft.Data.Sqlite.</summary>
    private const string SqliteInvariant = "System.Data.SQLite";

    /// <summary>
    /// Adds every store and <see cref="IStorageMigrator"/>. Opens nothing: call <see cref="IStorageMigrator.MigrateAsync"/> before the stores are used.
    /// A second call changes nothing.
    /// </summary>
    public static IServiceCollection AddHarStorage(this IServiceCollection services, HarStorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        services.TryAddSingleton<SqliteDataSource>();
        services.TryAddSingleton<SqliteWriteGate>();
        services.TryAddSingleton<ISqlDialect, SqliteDialect>();
        services.TryAddSingleton<IDatabase, SqliteDatabase>();
        services.TryAddSingleton<IStorageMigrator, SqliteMigrator>();
        services.TryAddSingleton<ITrialStore, SqlTrialStore>();
        services.TryAddSingleton<IRunStore, SqlRunStore>();
        services.TryAddSingleton<INameStore, SqlNameStore>();
        services.TryAddSingleton<ICatalogStore, SqlCatalogStore>();
        services.TryAddSingleton<IOutboxStore, SqlOutboxStore>();
        services.TryAddSingleton<IArtifactStore>(provider => new FileArtifactStore(provider.GetRequiredService<HarStorageOptions>().ArtifactPath));
        return services;
    }

    /// <summary>
    /// Adds the grain storage provider <see cref="HarStorageNames.GrainState"/> over the same database, and the stores where they are not there yet. The
    /// database must be migrated before the silo starts. State goes through Orleans' own serializer: mark it with <c>[GenerateSerializer]</c>.
    /// </summary>
    public static ISiloBuilder AddHarGrainStorage(this ISiloBuilder silo, HarStorageOptions options)
    {
        const string name = HarStorageNames.GrainState;
        silo.Services.AddHarStorage(options);
        silo.Services.AddTransient<IPostConfigureOptions<AdoNetGrainStorageOptions>, DefaultAdoNetGrainStorageOptionsHashPickerConfigurator>();
        silo.Services.AddOptions<AdoNetGrainStorageOptions>(name).Configure<SqliteDataSource, Serializer>((provider, source, serializer) =>
        {
            provider.Invariant = SqliteInvariant;
            provider.DataSource = source;
            provider.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        });
        silo.Services.AddGrainStorage(name, (services, key) => new GatedGrainStorage(
            AdoNetGrainStorageFactory.Create(services, key),
            services.GetRequiredService<SqliteWriteGate>(),
            services.GetRequiredService<ISqlDialect>()));
        return silo;
    }
}
