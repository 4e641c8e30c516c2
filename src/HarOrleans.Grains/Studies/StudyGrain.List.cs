using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>Lists of trials, put together beside the grain's turns from trials that do not change any more.</content>
internal sealed partial class StudyGrain
{
    public Task<TrialPage> ListTrialsAsync(TrialQuery query, CancellationToken cancellationToken)
    {
        _ = Spec;
        if (TrialPages.Errors(query) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        var (all, sequence, now) = (_history.Snapshot(), _history.Sequence, time.GetUtcNow());
        return Task.Run(() => TrialPages.Of(all, query, sequence, now), cancellationToken);
    }
}
