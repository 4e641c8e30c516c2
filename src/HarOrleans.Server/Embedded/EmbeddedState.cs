using HarOrleans.Abstractions;
using HarOrleans.Storage;
using HarOrleans.Storage.Artifacts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Server;

/// <summary>
/// Runs before the silo: sees that there is room, takes the state folder's lock, brings the schema up to date, and, where the database is the folder's own, ends the leases of a
/// predecessor, which under the lock is known to be dead; so its trials go on at once instead of after their lease. A shared database has other servers, who see to each other's leases.
/// </summary>
internal sealed partial class EmbeddedState(
    HarServerOptions options, IStorageMigrator migrator, IArtifactAdoption artifacts, ISecretStore secrets, ITrialStore trials, TimeProvider time, ILogger<EmbeddedState> logger, ClusterPlace? place = null)
    : IHostedService, IDisposable
{
    internal const string MigrateAdvice = "har db migrate --postgres CONNECTION (or start with --migrate)";

    /// <summary>How long workers outside have to renew their leases, after a server was away.</summary>
    private static readonly TimeSpan OutsideGrace = TimeSpan.FromSeconds(15);

    private StateFolderLock? _lock;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.HasPages)
        {
            FreePorts.Require(options.Port);
        }

        if (options.Monitoring.Listen is { } monitor)
        {
            FreePorts.Require(monitor);
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

        if (options.Postgres is not null)
        {
            await TakePostgresAsync(cancellationToken);
            return;
        }

        await migrator.MigrateAsync(cancellationToken);
        await artifacts.AdoptAsync(cancellationToken);
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

        var schema = await migrator.StatusAsync(cancellationToken);
        schema.RequireCurrent(MigrateAdvice);
        if (schema.Later.Count > 0)
        {
            NewerSchema(logger, string.Join(", ", schema.Later));
        }

        if (place is not null)
        {
            ArtifactFolder.Make(options.Storage);
            if (options is { Artifacts: { } folder, ArtifactBucket: null })
            {
                await SharedArtifacts.RequireAsync(folder, secrets, cancellationToken);
            }

            await artifacts.AdoptAsync(cancellationToken);
            await place.TakeAsync(cancellationToken);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The database is newer than this server: it has {Migrations}. These only add, so this server works beside the newer ones; it is to be replaced by one of that version.")]
    private static partial void NewerSchema(ILogger logger, string migrations);

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
