using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Where one watch of a study stands.</summary>
/// <param name="grain">The study.</param>
/// <param name="after">The sequence after which changes are new.</param>
/// <param name="latest">How many trials the first pull reads, with the thinned history; null for all of them.</param>
/// <param name="parentRunId">The parent run that those belong to; null for all.</param>
internal sealed class StudyPull(IStudyGrain grain, long after, int? latest = null, string? parentRunId = null)
{
    private long _trials = after;
    private long _study = -1;
    private int? _latest = latest;
    private ValueHistory? _history;

    /// <summary>Reads what is new. The place moves on only after all reads came back, so a failed pull is repeated whole.</summary>
    public async Task<Pulled<StudyUpdate>> NextAsync(CancellationToken cancellationToken)
    {
        // The snapshot first: the trials are then at least as new, so whoever sees a finished study has all of its trials.
        var study = await grain.GetAsync(cancellationToken);
        var (changes, history) = _latest is { } most ? await LatestAsync(most, cancellationToken) : (await StudyHandle.AllAsync(grain, _trials, cancellationToken), null);

        var isNew = changes.Trials.Count > 0 || study.Sequence != _study;
        var more = changes.Sequence != study.Sequence;
        _trials = changes.Sequence;
        _study = study.Sequence;
        _latest = null;
        return isNew ? new(new StudyUpdate(study, changes.Trials, _trials) { History = history }, _trials, more) : new(null, _trials, more);
    }

    /// <summary>The history first: what changes while the trials are read comes again with the next pull. A pull that is repeated has it already.</summary>
    private async Task<(TrialChanges Changes, ValueHistory History)> LatestAsync(int most, CancellationToken cancellationToken)
    {
        var history = _history ??= parentRunId is null ? await grain.GetHistoryAsync(cancellationToken) : await grain.GetHistoryOfParentAsync(parentRunId, cancellationToken);
        var page = await grain.ListTrialsAsync(new() { Descending = true, Take = most, ParentRunId = parentRunId }, cancellationToken);
        return (new(history.Sequence, [.. page.Trials.Reverse()]), history);
    }
}
