using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Gives a trial up where its best value so far is strictly worse than the median of what complete trials reported at the same step. NaN is ignored on
/// both sides; a trial that has reported nothing but NaN is given up. As Optuna's MedianPruner.
/// </summary>
internal sealed class MedianPruner(MedianPrunerOptions options) : IPruner
{
    public string? Prune(FrozenTrial trial, IReadOnlyList<FrozenTrial> finished, StudyDirection direction)
    {
        var complete = finished.Where(other => other.State == TrialState.Complete).ToList();
        if (complete.Count == 0 || complete.Count < options.StartupTrials || trial.Intermediates.Count == 0)
        {
            return null;
        }

        var step = trial.Intermediates[^1].Step;
        if (step < options.WarmupSteps || !IsFirstOfInterval(trial, step))
        {
            return null;
        }

        var best = BestOf(trial, direction);
        if (double.IsNaN(best))
        {
            return FormattableString.Invariant($"Every value up to step {step} is NaN.");
        }

        var others = complete.SelectMany(other => other.Intermediates.Where(value => value.Step == step)).Select(value => value.Value).ToList();
        var median = others.Count < options.MinTrials ? double.NaN : Median(others);
        return BestTrial.IsBetter(median, best, direction)
            ? FormattableString.Invariant($"Best value {best:G6} up to step {step} is worse than {median:G6}, the median of {others.Count} trials at that step.")
            : null;
    }

    /// <summary>Whether no earlier report fell into the interval that this step is in.</summary>
    private bool IsFirstOfInterval(FrozenTrial trial, long step)
    {
        var start = ((step - options.WarmupSteps) / options.IntervalSteps * options.IntervalSteps) + options.WarmupSteps;
        return trial.Intermediates.All(value => value.Step == step || value.Step < start);
    }

    private static double BestOf(FrozenTrial trial, StudyDirection direction)
    {
        var best = double.NaN;
        foreach (var (_, value) in trial.Intermediates)
        {
            if (double.IsNaN(best) || BestTrial.IsBetter(value, best, direction))
            {
                best = value;
            }
        }

        return best;
    }

    private static double Median(List<double> values)
    {
        values.RemoveAll(double.IsNaN);
        if (values.Count == 0)
        {
            return double.NaN;
        }

        values.Sort();
        var (low, high) = (values[(values.Count - 1) / 2], values[values.Count / 2]);
        return low == high ? low : low + ((high - low) / 2);
    }
}
