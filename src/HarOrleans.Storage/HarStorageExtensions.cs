using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Artifacts;
using HarOrleans.Storage.Clustering;
using HarOrleans.Storage.GrainState;
using HarOrleans.Storage.Postgres;
using HarOrleans.Storage.Search;
using HarOrleans.Storage.Sql;
using HarOrleans.Storage.Sqlite;
using HarOrleans.Storage.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace HarOrleans.Storage;

/// <summary>Adds the stores, on SQLite or PostgreSQL.</summary>
public static class HarStorageExtensions
{
    /// <summary>The name that Orleans' provider knows for SQLite; the driver behind it is Microsoft.Data.Sqlite.</summary>
    private const string SqliteInvariant = "System.Data.SQLite";

    private const string PostgresInvariant = "Npgsql";

    /// <summary>
    /// Adds every store and <see cref="IStorageMigrator"/>. Opens nothing: call <see cref="IStorageMigrator.MigrateAsync"/> before the stores are used.
    /// A second call changes nothing.
    /// </summary>
    public static IServiceCollection AddHarStorage(this IServiceCollection services, HarStorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        if (options.Postgres is { } address)
        {
            AddPostgres(services, address);
        }
        else
        {
            AddSqlite(services);
        }

        services.TryAddSingleton<ITrialStore, SqlTrialStore>();
        services.TryAddSingleton<IRunStore, SqlRunStore>();
        services.TryAddSingleton<ILoggedModelStore, SqlLoggedModelStore>();
        services.TryAddSingleton<INameStore, SqlNameStore>();
        services.TryAddSingleton<ICatalogStore, SqlCatalogStore>();
        services.TryAddSingleton<ISearchStore, SqlSearchStore>();
        services.TryAddSingleton<IOutboxStore, SqlOutboxStore>();
        services.TryAddSingleton<ILogStore, SqlLogStore>();
        services.TryAddSingleton<ISecretStore, SqlSecretStore>();
        AddArtifacts(services, options);
        return services;
    }

    private static void AddArtifacts(IServiceCollection services, HarStorageOptions options)
    {
        services.TryAddSingleton(new ArtifactPaths(options.ArtifactPath));
        services.TryAddSingleton<ArtifactRows>();
        if (options.Bucket is { } bucket)
        {
            services.TryAddSingleton<IBlobs>(_ => new S3Blobs(bucket));
        }
        else
        {
            services.TryAddSingleton(new FileBlobs(options.ArtifactPath));
            services.TryAddSingleton<IBlobs>(provider => provider.GetRequiredService<FileBlobs>());
            services.TryAddSingleton<ArtifactTree>();
        }

        services.TryAddSingleton(provider => new ArtifactStore(
            provider.GetRequiredService<ArtifactRows>(),
            provider.GetRequiredService<IBlobs>(),
            provider.GetService<ArtifactTree>(),
            provider.GetRequiredService<ArtifactPaths>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IArtifactStore>(provider => provider.GetRequiredService<ArtifactStore>());
        services.TryAddSingleton<ICheckpointStore, SqlCheckpointStore>();
        services.TryAddSingleton<IArtifactAdoption, ArtifactAdoption>();
    }

    private static void AddSqlite(IServiceCollection services)
    {
        services.TryAddSingleton<SqliteDataSource>();
        services.TryAddSingleton<DbDataSource>(provider => provider.GetRequiredService<SqliteDataSource>());
        services.TryAddSingleton<SqliteWriteGate>();
        services.TryAddSingleton<IWriteGate>(provider => provider.GetRequiredService<SqliteWriteGate>());
        services.TryAddSingleton<ISqlDialect, SqliteDialect>();
        services.TryAddSingleton<IDatabase, SqliteDatabase>();
        services.TryAddSingleton<IStorageMigrator, SqliteMigrator>();
    }

    private static void AddPostgres(IServiceCollection services, PostgresAddress address)
    {
        services.TryAddSingleton(address);
        services.TryAddSingleton(_ => NpgsqlDataSource.Create(address.ConnectionString));
        services.TryAddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.TryAddSingleton<IWriteGate, OpenGate>();
        services.TryAddSingleton(new PostgresDialect(address));
        services.TryAddSingleton<ISqlDialect>(provider => provider.GetRequiredService<PostgresDialect>());
        services.TryAddSingleton<IDatabase, PostgresDatabase>();
        services.TryAddSingleton<IStorageMigrator, PostgresMigrator>();
        services.TryAddSingleton<IClusterStore, PostgresClusterStore>();
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
        silo.Services.AddOptions<AdoNetGrainStorageOptions>(name).Configure<DbDataSource, Serializer>((provider, source, serializer) =>
        {
            provider.Invariant = options.Postgres is null ? SqliteInvariant : PostgresInvariant;
            provider.DataSource = source;
            provider.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        });
        silo.Services.AddGrainStorage(name, (services, key) => new GatedGrainStorage(
            AdoNetGrainStorageFactory.Create(services, key),
            services.GetRequiredService<IWriteGate>(),
            services.GetRequiredService<ISqlDialect>()));
        return silo;
    }
}
