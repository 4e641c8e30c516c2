using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Gives a trial up where its best value so far is strictly worse than a percentile of what complete trials reported at the same step. NaN is ignored on
/// both sides; a trial that has reported nothing but NaN is given up. As Optuna's PercentilePruner.
/// </summary>
internal sealed class PercentilePruner(PercentilePrunerOptions options) : INamedPruner
{
    public static string Name => PercentilePrunerConstants.Name;

    public static IPruner Create(PluginArguments arguments) => new PercentilePruner(PercentilePrunerArguments.Read(arguments));

    public string? Prune(PrunerContext context)
    {
        var complete = context.Complete.ToList();
        if (complete.Count == 0 || complete.Count < options.StartupTrials || context.Latest is not { } latest
            || !Interval.IsDue(context.Trial, latest.Step, options.WarmupSteps, options.IntervalSteps))
        {
            return null;
        }

        var (step, best) = (latest.Step, BestOf(context.Trial, context.Direction));
        if (double.IsNaN(best))
        {
            return FormattableString.Invariant($"Every value up to step {step} is NaN.");
        }

        var others = At(step, complete);
        var percentile = context.Direction == StudyDirection.Maximize ? 100 - options.Percentile : options.Percentile;
        var limit = others.Count < options.MinTrials ? double.NaN : Percentile.Of(others, percentile);
        var what = options.Percentile == 50 ? "the median" : FormattableString.Invariant($"percentile {percentile:G6}");
        return BestTrial.IsBetter(limit, best, context.Direction)
            ? FormattableString.Invariant($"Best value {best:G6} up to step {step} is worse than {limit:G6}, {what} of {others.Count} trials at that step.")
            : null;
    }

    /// <summary>What trials reported at a step. Asked at every report, of every trial so far: a loop, and no iterators.</summary>
    private static List<double> At(long step, List<FrozenTrial> trials)
    {
        var values = new List<double>(trials.Count);
        foreach (var trial in trials)
        {
            var reports = trial.Intermediates;
            for (var i = 0; i < reports.Count; i++)
            {
                var report = reports[i];
                if (report.Step == step)
                {
                    values.Add(report.Value);
                }
            }
        }

        return values;
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
}
