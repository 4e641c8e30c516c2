using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Migrations;
using HarOrleans.Storage.Sql;
using Npgsql;

namespace HarOrleans.Storage.Postgres;

/// <inheritdoc cref="IStorageMigrator" />
internal sealed class PostgresMigrator(HarStorageOptions options, PostgresDialect dialect, TimeProvider time) : IStorageMigrator
{
    /// <summary>"har schem" as a number: whoever holds it changes the schema.</summary>
    private const long SchemaLock = 0x6861722073636865;

    private const string Ledger = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            version    integer PRIMARY KEY,
            name       text COLLATE "C" NOT NULL,
            sha256     text COLLATE "C" NOT NULL,
            applied_at bigint NOT NULL)
        """;

    /// <summary>The steps to apply; tests put others here.</summary>
    public IReadOnlyList<Migration> Known { get; init; } = Migration.Load(dialect.Migrations);

    /// <inheritdoc />
    public Task MigrateAsync(CancellationToken cancellationToken = default) => OpenAsync(
        async connection =>
        {
            using var session = new DbSession(connection);
            await session.ExecuteAsync("SET statement_timeout = 0; SET lock_timeout = 0");
            await WaitForTurnAsync(connection, cancellationToken);
            await session.ExecuteAsync(Ledger);
            while (await ApplyNextAsync(connection, session))
            {
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<SchemaStatus> StatusAsync(CancellationToken cancellationToken = default) => OpenAsync(
        async connection =>
        {
            using var session = new DbSession(connection);
            var applied = await session.ScalarAsync("SELECT to_regclass('schema_migration')::text") is null ? [] : await AppliedMigration.ReadAsync(session);
            return SchemaStatus.Of(Known, applied, dialect.Name);
        },
        cancellationToken);

    /// <summary>A connection of its own, not a pooled one: closing it gives the lock back whatever happened.</summary>
    private async Task<T> OpenAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.Postgres!.ConnectionString) { Pooling = false, MaxAutoPrepare = 0 }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return await work(connection);
        }
        catch (DbException error) when (error is not PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } && dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
    }

    private static async Task WaitForTurnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var wait = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection) { CommandTimeout = 0, Parameters = { new("key", SchemaLock) } };
        await wait.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<bool> ApplyNextAsync(NpgsqlConnection connection, DbSession session)
    {
        var missing = MigrationPlan.Missing(Known, await AppliedMigration.ReadAsync(session), dialect.Name);
        if (missing.Count == 0)
        {
            return false;
        }

        var next = missing[0];
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var apply = new NpgsqlCommand(next.Sql, connection) { CommandTimeout = 0 })
        {
            await apply.ExecuteNonQueryAsync();
        }

        await AppliedMigration.RecordAsync(session, next, time);
        await transaction.CommitAsync();
        return missing.Count > 1;
    }
}
