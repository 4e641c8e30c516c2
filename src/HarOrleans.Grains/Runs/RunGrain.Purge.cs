using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <content>The end of a run.</content>
internal sealed partial class RunGrain
{
    private const int FilesAtOnce = 100;

    public async Task<bool> PurgeAsync(CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(RunId, cancellationToken) is { Info: var info })
        {
            await RequireUnusedAsync(info, cancellationToken);
        }

        // Files first: a crash in between leaves a row that says what there is still to do. A file that an upload named at the last moment goes with the next call.
        var files = await artifacts.ListAsync($"runs/{RunId}", cancellationToken);
        foreach (var file in files.Take(FilesAtOnce))
        {
            await artifacts.DeleteAsync(file.Path, cancellationToken);
        }

        if (files.Count > FilesAtOnce)
        {
            return true;
        }

        await runs.PurgeAsync([RunId], cancellationToken);
        await Feed.TouchAsync(CancellationToken.None);
        return false;
    }

    private async Task RequireUnusedAsync(RunInfo info, CancellationToken cancellationToken)
    {
        if (info.DeletedAt is null)
        {
            throw new ConflictException($"The run '{info.Name}' ({RunId}) is not deleted. Delete it first: what is purged cannot come back.");
        }

        if (info.StudyId is { } study)
        {
            var name = await catalog.FindStudyNameAsync(study, cancellationToken) ?? FormattableString.Invariant($"{study}");
            throw new ConflictException(FormattableString.Invariant($"The run '{info.Name}' ({RunId}) is that of trial {info.TrialNumber} of the study '{name}'. Delete the study first."));
        }

        if (await catalog.ListRegistrationsAsync(info.Workspace, RunId, cancellationToken) is [var used, ..])
        {
            throw new ConflictException(FormattableString.Invariant($"The model '{used.Name}' has version {used.Version} of the run '{info.Name}' ({RunId}). Delete that version first."));
        }
    }
}
