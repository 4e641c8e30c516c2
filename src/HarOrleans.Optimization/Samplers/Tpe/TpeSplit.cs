using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Divides finished trials into the good ones and the others.</summary>
internal static class TpeSplit
{
    private const double GoodShare = 0.1;
    private const int MostGood = 25;

    /// <summary>
    /// The best tenth, at most 25, and the rest, both by number. Complete trials come before pruned ones; of pruned ones those that got further, then those
    /// with the better last value.
    /// </summary>
    internal static (IReadOnlyList<FrozenTrial> Below, IReadOnlyList<FrozenTrial> Above) Of(IReadOnlyList<FrozenTrial> trials, StudyDirection direction)
    {
        var good = Math.Min((int)Math.Ceiling(GoodShare * trials.Count), MostGood);
        var ranked = trials
            .OrderBy(trial => trial.State == TrialState.Complete ? 0 : 1)
            .ThenByDescending(LastStep)
            .ThenBy(trial => Loss(trial, direction))
            .ThenBy(trial => trial.Number)
            .ToList();
        return ([.. ranked.Take(good).OrderBy(trial => trial.Number)], [.. ranked.Skip(good).OrderBy(trial => trial.Number)]);
    }

    private static long LastStep(FrozenTrial trial) => trial.State == TrialState.Complete || trial.Intermediates.Count == 0 ? -1 : trial.Intermediates[^1].Step;

    /// <summary>Smaller is better, and NaN or nothing is worst.</summary>
    private static double Loss(FrozenTrial trial, StudyDirection direction)
    {
        var value = trial.State == TrialState.Complete ? trial.Value : trial.Intermediates.Count == 0 ? null : trial.Intermediates[^1].Value;
        var loss = direction == StudyDirection.Maximize ? -value : value;
        return loss is { } known && !double.IsNaN(known) ? known : double.PositiveInfinity;
    }
}
