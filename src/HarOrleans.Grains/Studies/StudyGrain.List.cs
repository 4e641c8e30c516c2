using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>Lists of trials, from memory.</content>
internal sealed partial class StudyGrain
{
    public Task<ValueHistory> GetHistoryAsync(CancellationToken cancellationToken)
    {
        var direction = Spec.Direction;
        return Task.FromResult(new ValueHistory { Sequence = _history.Sequence, Points = ValueHistories.Thin(_history.All, direction) });
    }

    public Task<ValueHistory> GetHistoryOfParentAsync(string parentRunId, CancellationToken cancellationToken)
    {
        var direction = Spec.Direction;
        var isOfParent = UserAttributes.IsOfParent(parentRunId);
        return Task.FromResult(new ValueHistory { Sequence = _history.Sequence, Points = ValueHistories.Thin(_history.All.Where(isOfParent), direction) });
    }

    public Task<TrialPage> ListTrialsAsync(TrialQuery query, CancellationToken cancellationToken)
    {
        _ = Spec;
        return TrialPages.Errors(query) is { Count: > 0 } errors
            ? throw new InvalidSpecException(errors)
            : Task.FromResult(TrialPages.Of(_history.Snapshot(), query, _history.Sequence, time.GetUtcNow()));
    }
}
