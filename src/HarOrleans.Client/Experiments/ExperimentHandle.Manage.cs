using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>Names, tags and the end of an experiment.</content>
public sealed partial class ExperimentHandle
{
    private IExperimentGrain Grain => _grains.GetGrain<IExperimentGrain>(Id);

    /// <summary>Gives the experiment another name; repeating it changes nothing.</summary>
    /// <exception cref="ConflictException">Another experiment has the name, or this one is deleted.</exception>
    public Task<ExperimentInfo> RenameAsync(string name, CancellationToken cancellationToken = default) => Grain.RenameAsync(name, cancellationToken);

    /// <summary>Takes a tag away.</summary>
    /// <exception cref="NotFoundException">The experiment has no such tag.</exception>
    public Task DeleteTagAsync(string key, CancellationToken cancellationToken = default) => Grain.DeleteTagAsync(key, cancellationToken);

    /// <summary>Deletes the experiment softly: lists leave it and its runs out, everything stays, and its name is free at once. Repeating it changes nothing.</summary>
    public Task<ExperimentInfo> DeleteAsync(CancellationToken cancellationToken = default) => Grain.DeleteAsync(cancellationToken);

    /// <summary>Takes a deletion back, under its name or another one. Repeating it changes nothing.</summary>
    /// <exception cref="ConflictException">The name is taken meanwhile.</exception>
    public Task<ExperimentInfo> RestoreAsync(string? name = null, CancellationToken cancellationToken = default) => Grain.RestoreAsync(name, cancellationToken);

    /// <summary>Takes a deleted experiment away for ever, with its runs, models and files. Cut short, it is completed by the next call.</summary>
    /// <exception cref="ConflictException">It is not deleted, or a study belongs to it.</exception>
    public async Task PurgeAsync(CancellationToken cancellationToken = default)
    {
        while (await Grain.PurgeAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
