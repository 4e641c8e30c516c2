using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>Checkpoints of trials: their bytes, and in one transaction all that lets one count.</summary>
public interface ICheckpointStore
{
    /// <summary>Writes a checkpoint's bytes to the disk. They have no name yet, and where <see cref="RecordAsync"/> does not follow, the sweep of the artifacts takes them.</summary>
    /// <param name="path">The path that they are to have.</param>
    /// <param name="write">Writes them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageUnavailableException">The disk is full or away.</exception>
    Task<CheckpointBytes> WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken = default);

    /// <summary>
    /// In one transaction, durable when it returns: the batch goes into the run, the bytes get their path, the checkpoint is the trial's latest, and the file of the one before is gone. It may be repeated
    /// where its end is unknown. A checkpoint of an earlier step than the attempt's latest adds its batch alone.
    /// </summary>
    /// <returns>The cursor of the run's last point; null, and nothing is written or left, where the attempt is not the trial's current one or the trial is not RUNNING.</returns>
    Task<long?> RecordAsync(TrialCheckpoint checkpoint, CancellationToken cancellationToken = default);
}
