using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage;
using HarOrleans.Storage.Artifacts;
using Microsoft.Extensions.Hosting;

namespace HarOrleans.Server;

/// <summary>
/// Runs before the silo: sees that there is room, takes the state folder's lock, brings the schema up to date, and ends the leases of a predecessor, which under the lock is
/// known to be dead; so its trials go on at once instead of after their lease.
/// </summary>
internal sealed class EmbeddedState(HarServerOptions options, IStorageMigrator migrator, IDatabaseLock database, ITrialStore trials, TimeProvider time) : IHostedService, IDisposable
{
    /// <summary>How long workers outside have to renew their leases, after a server was away.</summary>
    private static readonly TimeSpan OutsideGrace = TimeSpan.FromSeconds(15);

    private StateFolderLock? _lock;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Roles.Contains(SiloRoles.Dashboard))
        {
            FreePorts.Require(options.Port);
        }

        if (options.Joins is not null)
        {
            return;
        }

        if (!options.ReadsOnly)
        {
            RequireSpace();
        }

        if (!options.LooksOn)
        {
            _lock = await StateFolderLock.TakeAsync(options.StateFolder, options.ReadsOnly, time, cancellationToken);
        }

        if (options.Postgres is null)
        {
            await migrator.MigrateAsync(cancellationToken);
        }
        else
        {
            await TakePostgresAsync(cancellationToken);
        }

        if (!options.ReadsOnly)
        {
            await trials.ExpireAllLeasesAsync(time.GetUtcNow(), time.GetUtcNow() + OutsideGrace, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _lock?.Dispose();

    private async Task TakePostgresAsync(CancellationToken cancellationToken)
    {
        if (options.Migrate == true)
        {
            await migrator.MigrateAsync(cancellationToken);
        }

        (await migrator.StatusAsync(cancellationToken)).RequireCurrent("har db migrate --postgres CONNECTION (or start with --migrate)");
        if (!options.ReadsOnly)
        {
            ArtifactFolder.Make(options.Storage);
            await database.TakeAsync(cancellationToken);
        }
    }

    /// <summary>Refuses a full disk before anything is written.</summary>
    private void RequireSpace()
    {
        long free;
        try
        {
            free = StateFolders.FreeBytes(options.StateFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return; // a disk that does not tell is tried
        }

        if (free < StateFolders.LeastFreeBytes)
        {
            throw new StateFolderUnusableException(options.StateFolder, free);
        }
    }
}
