using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Where one watch of a study stands.</summary>
internal sealed class StudyPull(IStudyGrain grain, long after)
{
    private long _trials = after;
    private long _study = -1;

    /// <summary>Reads what is new. The place moves on only after both reads came back, so a failed pull is repeated whole.</summary>
    public async Task<Pulled<StudyUpdate>> NextAsync(CancellationToken cancellationToken)
    {
        // The snapshot first: the trials are then at least as new, so whoever sees a finished study has all of its trials.
        var study = await grain.GetAsync(cancellationToken);
        var changes = await StudyHandle.AllAsync(grain, _trials, cancellationToken);

        var isNew = changes.Trials.Count > 0 || study.Sequence != _study;
        var more = changes.Sequence > study.Sequence;
        _trials = changes.Sequence;
        _study = study.Sequence;
        return isNew ? new(new StudyUpdate(study, changes.Trials, _trials), _trials, more) : new(null, _trials, more);
    }
}
