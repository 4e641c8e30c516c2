namespace HarOrleans.Storage.Sqlite;

/// <summary>The state folder's own lock guards its file.</summary>
internal sealed class NoDatabaseLock : IDatabaseLock
{
    /// <inheritdoc />
    public Task TakeAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
