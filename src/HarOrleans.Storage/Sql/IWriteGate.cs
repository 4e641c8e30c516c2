namespace HarOrleans.Storage.Sql;

/// <summary>Lets as many writers to a database as it takes without errors.</summary>
internal interface IWriteGate
{
    /// <summary>Waits for the turn; disposing the answer ends it.</summary>
    Task<IDisposable> EnterAsync(CancellationToken cancellationToken = default);
}
