namespace HarOrleans.Contracts;

/// <content>What people do with runs as a whole.</content>
public partial interface IRunGrain
{
    /// <summary>
    /// Makes the run as another system has it, or adds what is new to it; repeating it changes nothing. <see cref="ConflictException"/> where another workspace
    /// or a trial has a run of this id, <see cref="InvalidSpecException"/> for what is beyond <see cref="RunLimits"/>; then nothing is written.
    /// </summary>
    [Alias("import")]
    Task<RunImported> ImportAsync(RunImport run, CancellationToken cancellationToken = default);

    /// <summary>Gives the run another name; repeating it changes nothing. <see cref="InvalidSpecException"/> where the name is empty or too long.</summary>
    [Alias("rename")]
    Task RenameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Sets tags, whoever works on the run; the latest value stays. <see cref="InvalidSpecException"/> for what is beyond <see cref="RunLimits"/>; then none is set.</summary>
    [Alias("tags")]
    Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default);

    /// <summary>Takes a tag away. <see cref="NotFoundException"/> of kind <c>tag</c> where the run has it not, or not any more.</summary>
    [Alias("delete-tag")]
    Task DeleteTagAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Deletes the run softly: lists leave it out, everything of it stays, and it can be restored. Its children stay as they are. Repeating it changes nothing.</summary>
    [Alias("delete")]
    Task DeleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes a deletion back. Repeating it changes nothing.</summary>
    [Alias("restore")]
    Task RestoreAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a deleted run away for ever, with its points, log and files: some of the files in each call, so call until the answer is false. Nothing happens where it is gone; cut short, the next
    /// call completes it. <see cref="ConflictException"/>, and nothing changed, where the run is not deleted itself, where it is the run of a study's trial, and where a registered model has a version of it.
    /// </summary>
    [Alias("purge")]
    Task<bool> PurgeAsync(CancellationToken cancellationToken = default);

    /// <summary>Moves the run to another experiment of its workspace; its id and its files stay. <see cref="NotFoundException"/> where there is no such experiment, <see cref="ConflictException"/> where it is deleted.</summary>
    [Alias("move")]
    Task MoveAsync(long experimentId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes this run a copy of another, with params, tags, visible points, evaluation, inputs, models, log and files; repeating it completes a copy that was cut short.
    /// The tag <see cref="RunLimits.CopiedFrom"/> names the other. <see cref="ConflictException"/> where this id has a run that is no such copy, or the other has not ended.
    /// </summary>
    /// <param name="sourceRunId">The other run.</param>
    /// <param name="experimentId">The copy's experiment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("copy"), ResponseTimeout("00:10:00")]
    Task CopyFromAsync(string sourceRunId, long experimentId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Goes on with a run of its own that has ended, or still runs: it is RUNNING again. <see cref="FencedException"/> for a trial's run.
    /// </summary>
    /// <param name="afterStep">Points of later steps are hidden, as a resumed training logs them again; null keeps all. Calling again with the same step also hides what was logged since.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sequence that the next point gets.</returns>
    [Alias("resume")]
    Task<long> ResumeAsync(long? afterStep, CancellationToken cancellationToken = default);

    /// <summary>
    /// A sign of life of the run's owner: where none follows within the lease, the run becomes FAILED with the reason. A run that never had one is not watched.
    /// While no server runs, nobody counts. <see cref="ConflictException"/> where the run has ended, <see cref="FencedException"/> for a trial's run.
    /// </summary>
    /// <param name="lease">How long it holds: 5 seconds to 1 day.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("heartbeat")]
    Task HeartbeatAsync(TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Ends the run as FAILED if its owner is silent beyond its lease; otherwise nothing happens.</summary>
    [Alias("expire")]
    Task ExpireAsync(CancellationToken cancellationToken = default);
}
