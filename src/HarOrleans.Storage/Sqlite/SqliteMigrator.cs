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
        MakeFolder();
        using var turn = await gate.EnterAsync(cancellationToken);
        await Task.Run(ApplyAsync, cancellationToken);
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(options.StateFolder);
            new FileArtifactStore(options.ArtifactPath).DeleteUnfinished();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The state folder '{options.StateFolder}' cannot be made: {error.Message} Choose a folder that this user may write.", error);
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
        var applied = await session.QueryAsync(
            "SELECT version, name, sha256 FROM schema_migration ORDER BY version",
            row => new AppliedMigration(row.GetInt32(0), row.Text(1), row.Text(2)));
        var missing = MigrationPlan.Missing(Known, applied, options.DatabasePath);
        if (missing.Count > 0)
        {
            var next = missing[0];
            await session.ExecuteAsync(next.Sql);
            await session.ExecuteAsync(
                "INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES (@version, @name, @sha256, @at)",
                ("@version", next.Version),
                ("@name", next.Name),
                ("@sha256", next.Sha256),
                ("@at", SqlValue.Time(time.GetUtcNow())));
        }

        await session.ExecuteAsync("COMMIT");
        return missing.Count > 1;
    }
}
