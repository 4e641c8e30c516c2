using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Artifacts;
using HarOrleans.Storage.Migrations;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Sqlite;

/// <inheritdoc cref="IStorageMigrator" />
internal sealed class SqliteMigrator(HarStorageOptions options, SqliteDataSource source, SqliteWriteGate gate, ISqlDialect dialect, TimeProvider time) : IStorageMigrator
{
    private const string Ledger = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            version    INTEGER PRIMARY KEY,
            name       TEXT    NOT NULL,
            sha256     TEXT    NOT NULL,
            applied_at INTEGER NOT NULL)
        """;

    /// <summary>The steps to apply; tests put others here.</summary>
    public IReadOnlyList<Migration> Known { get; init; } = Migration.Load(dialect.Migrations);

    /// <inheritdoc />
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        ArtifactFolder.Make(options);
        using var turn = await gate.EnterAsync(cancellationToken);
        await Task.Run(ApplyAsync, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<SchemaStatus> StatusAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<AppliedMigration> applied = File.Exists(options.DatabasePath) ? await Task.Run(ReadAppliedAsync, cancellationToken) : [];
        return SchemaStatus.Of(Known, applied, dialect.Name);
    }

    private async Task<IReadOnlyList<AppliedMigration>> ReadAppliedAsync()
    {
        try
        {
            using var session = new DbSession(source.OpenUnpooled());
            return await session.ScalarAsync("SELECT name FROM sqlite_master WHERE name = 'schema_migration'") is null ? [] : await AppliedMigration.ReadAsync(session);
        }
        catch (DbException error) when (dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
    }

    private async Task ApplyAsync()
    {
        try
        {
            using var session = new DbSession(source.OpenUnpooled());
            if (await session.ScalarAsync("PRAGMA journal_mode = WAL") is not "wal")
            {
                throw new StorageUnavailableException($"The database '{options.DatabasePath}' cannot use a write-ahead log there. Choose a state folder on a local disk.", null);
            }

            // A step may sort more rows than memory holds.
            await session.ExecuteAsync("PRAGMA temp_store = FILE");
            while (await ApplyNextAsync(session))
            {
            }
        }
        catch (DbException error) when (dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Looks and applies within one transaction, so that two servers that start at once apply each step once.</summary>
    private async Task<bool> ApplyNextAsync(DbSession session)
    {
        await session.ExecuteAsync("BEGIN IMMEDIATE");
        await session.ExecuteAsync(Ledger);
        var missing = MigrationPlan.Missing(Known, await AppliedMigration.ReadAsync(session), dialect.Name);
        if (missing.Count > 0)
        {
            var next = missing[0];
            await session.ExecuteAsync(next.Sql);
            await AppliedMigration.RecordAsync(session, next, time);
        }

        await session.ExecuteAsync("COMMIT");
        return missing.Count > 1;
    }
}
