using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Sqlite;

/// <inheritdoc cref="IWrite" />
internal sealed class Write<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) : IWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _answer = default!;

    /// <summary>The answer, once durable.</summary>
    public Task<T> Done => _done.Task;

    /// <inheritdoc />
    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    /// <inheritdoc />
    public bool IsAnswered => _done.Task.IsCompleted;

    /// <inheritdoc />
    public void Run(DbSession session)
    {
        session.BeginWork();

        // SQLite's driver is synchronous, so the task has ended when it comes back.
        _answer = work(session).GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public void Complete() => _done.TrySetResult(_answer);

    /// <inheritdoc />
    public void Fail(Exception error) => _done.TrySetException(error);

    /// <inheritdoc />
    public void Cancel() => _done.TrySetCanceled(cancellationToken);
}
