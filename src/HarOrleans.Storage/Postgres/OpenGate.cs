using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Postgres;

/// <summary>No gate: PostgreSQL takes writers side by side.</summary>
internal sealed class OpenGate : IWriteGate, IDisposable
{
    /// <inheritdoc />
    public Task<IDisposable> EnterAsync(CancellationToken cancellationToken = default) => Task.FromResult<IDisposable>(this);

    /// <summary>Ends a turn, which held nothing.</summary>
    public void Dispose()
    {
    }
}
