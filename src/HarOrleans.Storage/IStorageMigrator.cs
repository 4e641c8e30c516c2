using HarOrleans.Abstractions;

namespace HarOrleans.Storage;

/// <summary>Brings the database to the schema of this program. Call it before the silo starts.</summary>
public interface IStorageMigrator
{
    /// <summary>
    /// Makes the state folder and applies the migrations that are missing, each once and in a transaction of its own. Repeating it changes nothing.
    /// <see cref="SchemaMismatchException"/> where the database is newer than this program, or an applied migration has changed since;
    /// <see cref="StorageUnavailableException"/> where it cannot be written.
    /// </summary>
    Task MigrateAsync(CancellationToken cancellationToken = default);
}
