using System.Collections.Concurrent;
using System.Data.Common;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Sqlite;

/// <summary>SQLite in WAL mode: one writer, and readers beside it that each see one snapshot.</summary>
internal sealed class SqliteDatabase(SqliteDataSource source, SqliteWriteGate gate, ISqlDialect dialect) : IDatabase, IDisposable
{
    private const int ReadersKept = 8;

    private readonly ConcurrentBag<DbSession> _readers = [];
    private readonly SqliteWriter _writer = new(source, gate, dialect);

    /// <inheritdoc />
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        StorageMeter.Writing(() => _writer.WriteAsync(work, cancellationToken));

    /// <inheritdoc />
    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        StorageMeter.Reading(() => Task.Run(() => ReadHereAsync(work), cancellationToken));

    /// <inheritdoc />
    public void Dispose()
    {
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private async Task<T> ReadHereAsync<T>(Func<DbSession, Task<T>> work)
    {
        DbSession? session = null;
        try
        {
            session = _readers.TryTake(out var kept) ? kept : new DbSession(source.OpenReader(), dialect);
            await session.ExecuteAsync("BEGIN");
            var answer = await work(session);
            await session.ExecuteAsync("COMMIT");
            if (_readers.Count < ReadersKept)
            {
                _readers.Add(session);
                session = null;
            }

            return answer;
        }
        catch (DbException error) when (dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
        finally
        {
            session?.Dispose();
        }
    }
}
