namespace HarOrleans.Contracts;

/// <content>Names, tags and the end of an experiment.</content>
public partial interface IExperimentGrain
{
    /// <summary>Gives the experiment another name; repeating it changes nothing. <see cref="ConflictException"/> where another one has it, or this one is deleted.</summary>
    [Alias("rename")]
    Task<ExperimentInfo> RenameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Takes a tag away. <see cref="NotFoundException"/> of kind <c>tag</c> where the experiment has it not, or not any more.</summary>
    [Alias("delete-tag")]
    Task DeleteTagAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Deletes the experiment softly: lists leave it and its runs out, everything stays, and its name is free at once. Repeating it changes nothing.</summary>
    [Alias("delete")]
    Task<ExperimentInfo> DeleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes a deletion back, under its name or another one. Repeating it changes nothing. <see cref="ConflictException"/> where the name is taken meanwhile.</summary>
    /// <param name="name">The name to come back under; null for its own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("restore")]
    Task<ExperimentInfo> RestoreAsync(string? name, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a deleted experiment away for ever, with its runs, models and files: a part of them in each call, so call until the answer is false. Nothing happens where it is gone.
    /// <see cref="ConflictException"/> where it is not deleted, or a study still belongs to it.
    /// </summary>
    [Alias("purge")]
    Task<bool> PurgeAsync(CancellationToken cancellationToken = default);
}
