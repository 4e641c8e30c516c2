using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using HarOrleans.Storage.Sql;
using Npgsql;

namespace HarOrleans.Storage.Postgres;

/// <summary>
/// PostgreSQL: units of work side by side, each on a pooled connection. A unit sees at each statement what the others have committed, and holds the rows that its
/// decisions rest on (<see cref="DbSession.HoldAsync"/>); readers see one snapshot.
/// </summary>
internal sealed class PostgresDatabase(NpgsqlDataSource source, PostgresDialect dialect, TimeProvider time) : IDatabase
{
    private const int MostAttempts = 8;

    /// <inheritdoc />
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        StorageMeter.Writing(() => RunAsync(work, IsolationLevel.ReadCommitted, cancellationToken));

    /// <inheritdoc />
    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        StorageMeter.Reading(() => RunAsync(work, IsolationLevel.RepeatableRead, cancellationToken));

    private async Task<T> RunAsync<T>(Func<DbSession, Task<T>> work, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stage = new Stage();
            try
            {
                return await RunOnceAsync(work, isolation, stage, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException error) when (attempt < MostAttempts && !stage.Committing && PostgresDialect.MayRepeat(error))
            {
                // Undone whole, so it may run again; a pause of another length for each, so that they do not meet again.
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, 1 << (attempt + 1))), time, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException error) when ((stage.Committing ? dialect.ExplainCommit(error) : dialect.Explain(error)) is { } explained)
            {
                throw explained;
            }
        }
    }

    private async Task<T> RunOnceAsync<T>(Func<DbSession, Task<T>> work, IsolationLevel isolation, Stage stage, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(isolation, CancellationToken.None).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var session = new DbSession(connection, dialect);
                var answer = await work(session).ConfigureAwait(false);
                if (session.IsRefused)
                {
                    await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
                    return answer;
                }

                stage.Committing = isolation == IsolationLevel.ReadCommitted;
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                if (stage.Committing)
                {
                    StorageMeter.Committed();
                }

                return answer;
            }
        }
    }

    /// <summary>How far a unit has come: once it is being committed, its end may be unknown, and it must not run again.</summary>
    private sealed class Stage
    {
        public bool Committing { get; set; }
    }
}
