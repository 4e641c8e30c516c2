using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>Pausing, names, notes, the best trials and the end of a study.</content>
internal sealed partial class StudyGrain
{
    private const int DeleteAtOnce = 2000;

    public async Task<StudySnapshot> PauseAsync(CancellationToken cancellationToken)
    {
        _ = Spec;
        if (state.State.Phase is StudyPhase.Running or StudyPhase.Created)
        {
            await SaveAsync(state.State with { Phase = StudyPhase.Paused }, cancellationToken);
        }

        return Snapshot();
    }

    public async Task<StudySnapshot> UnpauseAsync(CancellationToken cancellationToken)
    {
        _ = Spec;
        if (state.State.Phase == StudyPhase.Paused)
        {
            await SaveAsync(state.State with { Phase = state.State.Budget is null ? StudyPhase.Created : StudyPhase.Running }, cancellationToken);
            AdvanceSoon();
        }

        return Snapshot();
    }

    public async Task<StudySnapshot> RenameAsync(string name, CancellationToken cancellationToken)
    {
        var spec = Spec;
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new InvalidSpecException([$"name = '{name}': must not be empty."]);
        }

        // The name's row first: where the grain dies in between, it follows the row when it comes back.
        if (!await names.RenameAsync(Id, name, cancellationToken))
        {
            throw new ConflictException($"There is another study '{name}' in the workspace '{spec.Workspace}'. Choose another name, or delete that study first.");
        }

        await FollowNameAsync(cancellationToken);
        return Snapshot();
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        if (state.State.Spec is null)
        {
            return;
        }

        if (state.State.Phase != StudyPhase.Deleted)
        {
            await SaveAsync(state.State with { Phase = StudyPhase.Deleted }, cancellationToken);
        }

        await names.ReleaseAsync(Id, cancellationToken);
        AdvanceSoon();
    }

    public async Task<StudySnapshot> SetAttributesAsync(
        IReadOnlyDictionary<string, string>? user, IReadOnlyDictionary<string, string>? system, CancellationToken cancellationToken)
    {
        _ = Spec;
        List<string> errors = [.. UserAttributes.Errors(user ?? new Dictionary<string, string>()), .. (system ?? new Dictionary<string, string>()).Keys.Where(string.IsNullOrWhiteSpace).Select(_ => "system attribute '': a name must not be empty.")];
        if (system is not null)
        {
            // Thrown where one is wrong: the queue must be able to read them.
            _ = StudySchedule.Of(system).Requires.Select(SlotNeed.Parse).ToArray();
        }

        if (errors.Count > 0)
        {
            throw new InvalidSpecException(errors);
        }

        var next = state.State with
        {
            UserAttributes = user is null ? state.State.UserAttributes : Merge(state.State.UserAttributes, user),
            SystemAttributes = system is null ? state.State.SystemAttributes : Merge(state.State.SystemAttributes, system),
        };
        await SaveAsync(next, cancellationToken);
        AdvanceSoon();
        return Snapshot();
    }

    public async Task<StudySnapshot> SetMetricNamesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var spec = Spec with { MetricNames = [.. names] };
        if (StudySpecs.Validate(spec) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        await SaveAsync(state.State with { Spec = spec }, cancellationToken);
        return Snapshot();
    }

    public Task<IReadOnlyList<FrozenTrial>> GetBestTrialsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ParetoFront.Of(_history.All, Spec.Directions));

    /// <summary>Takes the name that the study's row has: a rename may have been cut short.</summary>
    private async Task FollowNameAsync(CancellationToken cancellationToken)
    {
        if (state.State is { Spec: { } spec, Phase: not StudyPhase.Deleted } && await names.FindNameAsync(Id, cancellationToken) is { } name && name != spec.Name)
        {
            await SaveAsync(state.State with { Spec = spec with { Name = name } }, cancellationToken);
        }
    }

    /// <summary>Goes on deleting, a part in each look, so that a crash costs nothing and other grains get their turns.</summary>
    private async Task DeleteRowsAsync(CancellationToken cancellationToken)
    {
        await names.ReleaseAsync(Id, cancellationToken);
        foreach (var trial in _loaded?.All.Where(x => !x.IsFinished).ToArray() ?? [])
        {
            foreach (var file in await artifacts.ListAsync($"runs/{trial.RunId}/checkpoints", cancellationToken))
            {
                await artifacts.DeleteAsync(file.Path, cancellationToken);
            }
        }

        _loaded = null;
        if (await trials.DeleteAsync(Id, DeleteAtOnce, time.GetUtcNow(), cancellationToken) > 0)
        {
            AdvanceSoon();
            return;
        }

        await state.ClearStateAsync(cancellationToken);
        projection.Raise();
        _advance?.Dispose();
        _advance = null;
        DeactivateOnIdle();
    }
}
