using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <content>What people do with runs as a whole.</content>
internal sealed partial class RunGrain
{
    private static readonly TimeSpan LeastLease = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostLease = TimeSpan.FromDays(1);

    public async Task<RunImported> ImportAsync(RunImport run, CancellationToken cancellationToken)
    {
        RequireOwnId(run.Spec);
        ThrowIfAny([.. SpecErrors(run.Spec), .. RunLimits.PointErrors(run.Points)]);
        await RequireExperimentAsync(run.Spec, cancellationToken);
        var imported = await runs.ImportAsync(run, time.GetUtcNow(), cancellationToken);
        await Feed.TouchAsync(CancellationToken.None);
        return imported;
    }

    public Task RenameAsync(string name, CancellationToken cancellationToken)
    {
        ThrowIfAny(RunLimits.NameErrors(name));
        return ChangeAsync(runs.RenameAsync(RunId, name, cancellationToken));
    }

    public Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        ThrowIfAny(RunLimits.TagErrors(tags));
        return ChangeAsync(runs.SetTagsAsync(RunId, tags, cancellationToken));
    }

    public async Task DeleteTagAsync(string key, CancellationToken cancellationToken)
    {
        if (!await runs.DeleteTagAsync(RunId, key, cancellationToken))
        {
            throw new NotFoundException("tag", key);
        }

        await Feed.TouchAsync(CancellationToken.None);
    }

    public Task DeleteAsync(CancellationToken cancellationToken) => ChangeAsync(runs.SetDeletedAsync(RunId, time.GetUtcNow(), cancellationToken));

    public Task RestoreAsync(CancellationToken cancellationToken) => ChangeAsync(runs.SetDeletedAsync(RunId, null, cancellationToken));

    public Task MoveAsync(long experimentId, CancellationToken cancellationToken) => ChangeAsync(runs.MoveAsync(RunId, experimentId, cancellationToken));

    public async Task CopyFromAsync(string sourceRunId, long experimentId, CancellationToken cancellationToken)
    {
        ThrowIfAny(IdErrors());
        await runs.CopyAsync(sourceRunId, RunId, experimentId, time.GetUtcNow(), cancellationToken);
        var folder = RunArtifacts.Path(sourceRunId, await runs.FindAttemptAsync(sourceRunId, cancellationToken) ?? RunArtifacts.OwnRun, "");
        foreach (var file in await artifacts.ListAsync(folder, cancellationToken))
        {
            await artifacts.CopyAsync(file.Path, RunArtifacts.Path(RunId, RunArtifacts.OwnRun, file.Path[folder.Length..]), cancellationToken);
        }
    }

    public async Task<long> ResumeAsync(long? afterStep, CancellationToken cancellationToken)
    {
        var next = await runs.ResumeAsync(RunId, afterStep, cancellationToken) ?? throw new FencedException("resume", 0);
        await Feed.TouchAsync(CancellationToken.None);
        return next;
    }

    public async Task HeartbeatAsync(TimeSpan lease, CancellationToken cancellationToken)
    {
        if (lease < LeastLease || lease > MostLease)
        {
            throw new InvalidSpecException([FormattableString.Invariant($"lease = {lease.TotalSeconds:0.###} s must be between {LeastLease.TotalSeconds} s and {MostLease.TotalSeconds} s.")]);
        }

        if (await runs.HeartbeatAsync(RunId, lease, time.GetUtcNow(), cancellationToken) is { } run)
        {
            throw run.StudyId is not null
                ? new FencedException("heartbeat", 0)
                : new ConflictException($"The run '{RunId}' is {run.Status.ToString().ToUpperInvariant()}{(run.Reason is null ? "" : $": {run.Reason.TrimEnd('.')}")}. Resume it to go on.");
        }
    }

    public async Task ExpireAsync(CancellationToken cancellationToken)
    {
        if (await runs.ExpireAsync(RunId, time.GetUtcNow(), cancellationToken))
        {
            await Feed.TouchAsync(CancellationToken.None);
        }
    }

    private async Task ChangeAsync(Task change)
    {
        await change;
        await Feed.TouchAsync(CancellationToken.None);
    }

    private void RequireOwnId(RunSpec spec)
    {
        ThrowIfAny(spec.RunId == RunId ? IdErrors() : [$"run_id = '{spec.RunId}' must be the run's key, '{RunId}'."]);
    }

    private async Task RequireExperimentAsync(RunSpec spec, CancellationToken cancellationToken)
    {
        if ((await GrainFactory.GetGrain<IExperimentGrain>(spec.ExperimentId).GetAsync(cancellationToken)).Workspace != spec.Workspace)
        {
            throw new NotFoundException("experiment", FormattableString.Invariant($"{spec.ExperimentId}"));
        }
    }

    private IEnumerable<string> IdErrors() =>
        RunId.Length == IdLength && RunId.All(char.IsAsciiHexDigitLower) ? [] : [$"run_id = '{RunId}' must be {IdLength} lower-case hex digits."];

    private static IEnumerable<string> SpecErrors(RunSpec spec) =>
        [.. RunLimits.NameErrors(spec.Name), .. RunLimits.ParamErrors(spec.Params), .. RunLimits.TagErrors(spec.Tags)];

    private static void ThrowIfAny(IEnumerable<string> errors)
    {
        if (errors.ToList() is { Count: > 0 } found)
        {
            throw new InvalidSpecException(found);
        }
    }
}
