using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>How much each parameter matters: reckoned on another thread, since a long history takes seconds, and kept for whoever asks next.</content>
internal sealed partial class StudyGrain
{
    private readonly Dictionary<(ImportanceMethod Method, int Objective), (int Complete, Task<IReadOnlyList<ParamImportance>> Found)> _importances = [];

    public async Task<IReadOnlyList<ParamImportance>?> GetImportancesAsync(ImportanceMethod method, int objective, int complete, CancellationToken cancellationToken)
    {
        var directions = Spec.Directions;
        if (ParamImportances.Errors(method, objective, directions.Count) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        // What is at work is waited for even where it is of too few: there is one at a time.
        var there = _importances.TryGetValue((method, objective), out var known);
        if (!there || known.Found.IsFaulted || (known.Found.IsCompleted && known.Complete < Math.Min(complete, _history.Counts.Complete)))
        {
            var trials = _history.Snapshot();
            known = (_history.Counts.Complete, Task.Run(() => ParamImportances.OfObjective(trials, directions, objective, method), CancellationToken.None));
            _importances[(method, objective)] = known;
        }

        await Task.WhenAny(known.Found, Task.Delay(Patience, time, cancellationToken));
        return known.Found.IsCompleted && known.Complete >= Math.Min(complete, _history.Counts.Complete) ? await known.Found : null;
    }
}
