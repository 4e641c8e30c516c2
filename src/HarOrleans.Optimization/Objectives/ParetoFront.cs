using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>The best trials of a study with several objectives.</summary>
public static class ParetoFront
{
    /// <summary>The feasible COMPLETE trials that no other one dominates, in the order given. Trials with equal values are all among them. As Optuna's best_trials.</summary>
    /// <param name="trials">Trials of a study, in any state.</param>
    /// <param name="directions">Which values are better, for each objective.</param>
    public static IReadOnlyList<FrozenTrial> Of(IEnumerable<FrozenTrial> trials, IReadOnlyList<StudyDirection> directions)
    {
        var candidates = trials.Where(trial => trial.State == TrialState.Complete && trial.IsFeasible).ToList();
        var ranks = Dominance.Ranks([.. candidates.Select(trial => Losses.Of(trial, directions))]);
        return [.. candidates.Where((_, index) => ranks[index] == 0)];
    }

    /// <summary>The volume that some trials dominate, up to a reference point in the objectives' own values; what is not better than it adds nothing.</summary>
    public static double HypervolumeOf(IEnumerable<FrozenTrial> trials, IReadOnlyList<StudyDirection> directions, IReadOnlyList<double> reference)
    {
        var bound = reference.Select((value, objective) => directions[objective] == StudyDirection.Maximize ? -value : value).ToArray();
        return Hypervolume.Of(trials.Where(trial => trial.State == TrialState.Complete && trial.IsFeasible).Select(trial => Losses.Of(trial, directions)), bound);
    }
}
