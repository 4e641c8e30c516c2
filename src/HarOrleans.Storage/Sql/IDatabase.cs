namespace HarOrleans.Storage.Sql;

/// <summary>A database as the stores see it: units of work, each one transaction. Work gets no other way to the data, and must not keep the session.</summary>
internal interface IDatabase
{
    /// <summary>
    /// Runs work that writes, alone, and returns once it is durable. Where the work throws or calls <see cref="DbSession.Refuse{T}"/>, nothing of it is
    /// written. Work may be run a second time after a rollback, so it must change nothing but the database.
    /// </summary>
    Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs work that reads, on one consistent snapshot.</summary>
    Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken);
}
