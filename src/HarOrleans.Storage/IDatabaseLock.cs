namespace HarOrleans.Storage;

/// <summary>Keeps a second server, which is not of one cluster with this one, away from the database.</summary>
public interface IDatabaseLock
{
    /// <summary>
    /// Takes the lock for as long as this process serves, and takes it again after the database was away; where another server has it by then, this program stops. For a
    /// file in the state folder the folder's own lock is enough, and this does nothing.
    /// </summary>
    /// <exception cref="DatabaseInUseException">Another server has it, and does not let go within a few seconds.</exception>
    Task TakeAsync(CancellationToken cancellationToken = default);
}
