using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Which trial of a study is the best.</summary>
public static class BestTrial
{
    /// <summary>The best feasible COMPLETE trial, of equals the one with the lowest number, whatever the order given; null where none is complete. NaN is never the best.</summary>
    public static FrozenTrial? Of(IEnumerable<FrozenTrial> trials, StudyDirection direction)
    {
        FrozenTrial? best = null;
        foreach (var trial in trials)
        {
            if (IsBetter(trial, best, direction))
            {
                best = trial;
            }
        }

        return best;
    }

    /// <summary>Whether a trial takes the place of the best one so far; for keeping the best while trials finish one by one.</summary>
    public static bool IsBetter(FrozenTrial trial, FrozenTrial? best, StudyDirection direction)
    {
        if (trial.State != TrialState.Complete || trial.Value is not { } value || double.IsNaN(value) || !trial.IsFeasible)
        {
            return false;
        }

        if (best?.Value is not { } reached)
        {
            return true;
        }

        return value == reached ? trial.Number < best.Number : IsBetter(value, reached, direction);
    }

    /// <summary>Whether one value is strictly better than another.</summary>
    public static bool IsBetter(double value, double than, StudyDirection direction) => direction == StudyDirection.Maximize ? value > than : value < than;
}
