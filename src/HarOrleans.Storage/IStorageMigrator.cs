using HarOrleans.Abstractions;

namespace HarOrleans.Storage;

/// <summary>Brings the database to the schema of this program. Call it before the silo starts.</summary>
public interface IStorageMigrator
{
    /// <summary>
    /// Applies the migrations that are missing, each once and in a transaction of its own, and makes the state folder where the database is a file in it. Repeating it
    /// changes nothing, and of two at once each migration is applied by one.
    /// <see cref="SchemaMismatchException"/> where the database is newer than this program and has more than additions, or an applied migration has changed since;
    /// <see cref="StorageUnavailableException"/> where it cannot be written.
    /// </summary>
    Task MigrateAsync(CancellationToken cancellationToken = default);

    /// <summary>How far the schema is. Changes nothing. The same errors.</summary>
    Task<SchemaStatus> StatusAsync(CancellationToken cancellationToken = default);
}
