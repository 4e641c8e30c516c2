using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <content>Names, tags and the end of an experiment.</content>
internal sealed partial class ExperimentGrain
{
    private const int PurgeAtOnce = 100;

    private long Id => this.GetPrimaryKeyLong();

    /// <summary>What a deleted experiment's claim is called: no experiment can have such a name, so its own is free, and its id stays its own.</summary>
    private string ReleasedName => FormattableString.Invariant($"\u0001deleted\u0001{Id}");

    public Task SetTagAsync(string key, string value, CancellationToken cancellationToken)
    {
        var info = Require();
        ThrowIfAny(RunLimits.ExperimentTagErrors(new Dictionary<string, string> { [key] = value }));
        return info.Tags.TryGetValue(key, out var stored) && stored == value
            ? Task.CompletedTask
            : UpdateAsync(info with { Tags = new Dictionary<string, string>(info.Tags) { [key] = value } }, cancellationToken);
    }

    public Task DeleteTagAsync(string key, CancellationToken cancellationToken)
    {
        var info = Require();
        var tags = new Dictionary<string, string>(info.Tags);
        return tags.Remove(key) ? UpdateAsync(info with { Tags = tags }, cancellationToken) : throw new NotFoundException("tag", key);
    }

    public async Task<ExperimentInfo> RenameAsync(string name, CancellationToken cancellationToken)
    {
        var info = Require();
        ThrowIfAny(RunLimits.ExperimentNameErrors(name));
        if (info.DeletedAt is not null)
        {
            throw new ConflictException($"The experiment '{info.Name}' is deleted. Restore it first; it can come back under another name.");
        }

        await ClaimAsync(info, name, cancellationToken);
        return name == info.Name ? info : await UpdateAsync(info with { Name = name }, cancellationToken);
    }

    public async Task<ExperimentInfo> DeleteAsync(CancellationToken cancellationToken)
    {
        var info = Require();
        if (info.DeletedAt is null)
        {
            info = await UpdateAsync(info with { DeletedAt = time.GetUtcNow() }, cancellationToken);
        }

        await names.RenameAsync(Id, ReleasedName, cancellationToken);
        return info;
    }

    public async Task<ExperimentInfo> RestoreAsync(string? name, CancellationToken cancellationToken)
    {
        var info = Require();
        if (info.DeletedAt is null)
        {
            return info;
        }

        ThrowIfAny(RunLimits.ExperimentNameErrors(name ?? info.Name));
        await ClaimAsync(info, name ?? info.Name, cancellationToken);
        return await UpdateAsync(info with { Name = name ?? info.Name, DeletedAt = null }, cancellationToken);
    }

    public async Task<bool> PurgeAsync(CancellationToken cancellationToken)
    {
        if (state.State.Info is not { } info)
        {
            return false;
        }

        if (info.DeletedAt is null)
        {
            throw new ConflictException($"The experiment '{info.Name}' is not deleted. Delete it first: what is purged cannot come back.");
        }

        if (await catalog.FindStudyOfExperimentAsync(Id, cancellationToken) is { } study)
        {
            throw new ConflictException($"The study '{study}' belongs to the experiment '{info.Name}'. Delete the study first.");
        }

        // Files first: a crash in between leaves rows that say what there is still to do.
        var some = await runs.ListOfExperimentAsync(Id, PurgeAtOnce, cancellationToken);
        await DeleteFilesAsync(some.Select(id => $"runs/{id}"), cancellationToken);
        await runs.PurgeAsync(some, cancellationToken);
        var made = await models.ListOfExperimentAsync(Id, PurgeAtOnce, cancellationToken);
        await DeleteFilesAsync(made.Select(id => $"models/{id}"), cancellationToken);
        await models.PurgeAsync(made, cancellationToken);
        if (some.Count > 0 || made.Count > 0)
        {
            return true;
        }

        await names.ReleaseAsync(Id, cancellationToken);
        await state.ClearStateAsync(cancellationToken);
        await catalog.RemoveExperimentAsync(Id, cancellationToken);
        projection.Raise();
        DeactivateOnIdle();
        return false;
    }

    private async Task ClaimAsync(ExperimentInfo info, string name, CancellationToken cancellationToken)
    {
        if (!await names.RenameAsync(Id, name, cancellationToken))
        {
            throw new ConflictException($"There is another experiment '{name}' in the workspace '{info.Workspace}'. Choose another name, or delete that experiment first.");
        }
    }

    private async Task DeleteFilesAsync(IEnumerable<string> folders, CancellationToken cancellationToken)
    {
        foreach (var folder in folders)
        {
            foreach (var file in await artifacts.ListAsync(folder, cancellationToken))
            {
                await artifacts.DeleteAsync(file.Path, cancellationToken);
            }
        }
    }

    private async Task<ExperimentInfo> UpdateAsync(ExperimentInfo info, CancellationToken cancellationToken)
    {
        await SaveAsync(info with { UpdatedAt = time.GetUtcNow() }, cancellationToken);
        return state.State.Info!;
    }

    private static void ThrowIfAny(IEnumerable<string> errors)
    {
        if (errors.ToList() is { Count: > 0 } found)
        {
            throw new InvalidSpecException(found);
        }
    }
}
