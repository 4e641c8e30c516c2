using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Sqlite;

/// <summary>
/// Lets one writer at a time to the database. SQLite would make the others sleep and try again, on threads that grains need; here they wait in line
/// without a thread. Shared by the stores' writer and by grain storage, which opens connections of its own.
/// </summary>
internal sealed class SqliteWriteGate : IWriteGate, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc />
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_turn);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
