using System.Data.Common;
using HarOrleans.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace HarOrleans.Storage.Postgres;

/// <summary>
/// An advisory lock on a connection of its own: PostgreSQL gives it back when the connection ends, so a killed server leaves none behind. Where the connection breaks,
/// the lock is taken again as soon as the database is back.
/// </summary>
internal sealed class PostgresDatabaseLock(PostgresAddress address, PostgresDialect dialect, TimeProvider time, IServiceProvider services) : IDatabaseLock, IAsyncDisposable
{
    /// <summary>"har serve" in short: whoever holds it serves this database.</summary>
    private const long Serving = 0x6861722073657276;

    private const string Holder = """
        SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND ((l.classid::bigint << 32) | l.objid::bigint) = @key
        """;

    /// <summary>A predecessor that was killed just now is gone before this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private Task _holding = Task.CompletedTask;

    /// <inheritdoc />
    public async Task TakeAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            _holding = HoldAsync(await LockAsync(cancellationToken));
        }
        catch (DbException error) when (dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _holding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task<NpgsqlConnection> LockAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            for (var start = time.GetTimestamp(); ;)
            {
                var session = new DbSession(connection);
                if (await session.ScalarAsync("SELECT pg_try_advisory_lock(@key)", ("@key", Serving)) is true)
                {
                    return connection;
                }

                if (time.GetElapsedTime(start) > Patience)
                {
                    throw new DatabaseInUseException(dialect.Name, (string?)await session.ScalarAsync(Holder, ("@key", Serving)));
                }

                await Task.Delay(LookEvery, time, cancellationToken);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task HoldAsync(NpgsqlConnection connection)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using (connection)
                {
                    // Nobody notifies: this ends when the connection breaks or the server stops.
                    await connection.WaitAsync(_stop.Token);
                }
            }
            catch (Exception error) when (error is DbException or IOException or InvalidOperationException)
            {
                await Task.Delay(LookEvery, time, _stop.Token);
            }

            connection = await AgainAsync();
        }
    }

    private async Task<NpgsqlConnection> AgainAsync()
    {
        while (true)
        {
            try
            {
                return await LockAsync(_stop.Token);
            }
            catch (DbException)
            {
                await Task.Delay(LookEvery, time, _stop.Token);
            }
            catch (DatabaseInUseException)
            {
                services.GetService<IHostApplicationLifetime>()?.StopApplication();
                throw;
            }
        }
    }
}
