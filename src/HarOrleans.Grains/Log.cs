using Microsoft.Extensions.Logging;

namespace HarOrleans.Grains;

/// <summary>Every log message of the grains, with its id.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Heartbeat of trainer {Silo} failed; it renews its leases by itself meanwhile.")]
    internal static partial void HeartbeatFailed(ILogger logger, Exception error, string silo);

    [LoggerMessage(2, LogLevel.Warning, "Looking for expired leases failed; it is tried again.")]
    internal static partial void SupervisionFailed(ILogger logger, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "Trial {Number} of study {Study}: attempt {Attempt} fell silent; it goes back to the queue.")]
    internal static partial void LeaseExpired(ILogger logger, long study, int number, int attempt);

    [LoggerMessage(4, LogLevel.Warning, "Projecting grain states into the catalog failed; it is tried again.")]
    internal static partial void ProjectionFailed(ILogger logger, Exception error);

    [LoggerMessage(5, LogLevel.Error, "Trial {Number} of study {Study} failed.")]
    internal static partial void TrialFailed(ILogger logger, Exception error, long study, int number);

    [LoggerMessage(6, LogLevel.Information, "Trial {Number} of study {Study}: attempt {Attempt} is over for this trainer.")]
    internal static partial void AttemptOver(ILogger logger, long study, int number, int attempt);

    [LoggerMessage(7, LogLevel.Warning, "A trainer's call for trial {Number} of study {Study} failed; it is tried again.")]
    internal static partial void TrainerCallFailed(ILogger logger, Exception error, long study, int number);

    [LoggerMessage(8, LogLevel.Warning, "Study {Study} could not go on; it is tried again.")]
    internal static partial void AdvanceFailed(ILogger logger, Exception error, long study);

    [LoggerMessage(9, LogLevel.Warning, "Trainer slot {Slot} did not take a trial; the trial waits for another.")]
    internal static partial void HandOutFailed(ILogger logger, Exception error, string slot);

    [LoggerMessage(10, LogLevel.Critical, "Trial {Number} of study {Study} cannot be stored, so this server stops; a start goes on from what is stored.")]
    internal static partial void StorageUnavailable(ILogger logger, Exception error, long study, int number);

    [LoggerMessage(11, LogLevel.Warning, "Sweeping the artifact store failed; it is tried again.")]
    internal static partial void SweepFailed(ILogger logger, Exception error);

    [LoggerMessage(12, LogLevel.Information, "Swept {Count} files that no artifact has.")]
    internal static partial void Swept(ILogger logger, int count);

    [LoggerMessage(13, LogLevel.Warning, "Trial {Number} of study {Study} had moved on without being seen here; it was read again.")]
    internal static partial void SeenElsewhere(ILogger logger, long study, int number);

    [LoggerMessage(14, LogLevel.Critical, "The checkpoint of trial {Number} of study {Study} is not in the artifacts of this trainer, which takes no more trials: give it the --artifacts of the others, and start it again.")]
    internal static partial void NotShared(ILogger logger, Exception error, long study, int number);

    [LoggerMessage(15, LogLevel.Warning, "Trainer {Silo} could not renew its leases by itself either; it is tried again.")]
    internal static partial void RenewalFailed(ILogger logger, Exception error, string silo);

    [LoggerMessage(16, LogLevel.Warning, "Looking after {What} failed; it is tried again, and the others were looked after.")]
    internal static partial void LookFailed(ILogger logger, Exception error, string what);

    [LoggerMessage(17, LogLevel.Warning, "What trial {Number} of study {Study} does when it is asked to stop failed; the trial stops all the same.")]
    internal static partial void StopFailed(ILogger logger, Exception error, long study, int number);

    [LoggerMessage(20, LogLevel.Warning, "{Count} trials go back to the queue, because their trainers' silos died: {Silos}.")]
    internal static partial void LeasesOfDead(ILogger logger, int count, string silos);
}
