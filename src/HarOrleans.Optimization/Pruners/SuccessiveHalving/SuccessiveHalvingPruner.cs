using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Asynchronous successive halving (Li et al. 2018): at each rung a trial goes on only among the best 1/eta of all that have reached it. As Optuna's
/// SuccessiveHalvingPruner.
/// </summary>
internal sealed class SuccessiveHalvingPruner(SuccessiveHalvingPrunerOptions options) : INamedPruner
{
    public static string Name => SuccessiveHalvingPrunerConstants.Name;

    public static IPruner Create(PluginArguments arguments) => new SuccessiveHalvingPruner(SuccessiveHalvingPrunerArguments.Read(arguments));

    public string? Prune(PrunerContext context)
    {
        if (context.Latest is not { } latest || Rungs(context) is not { } rungs)
        {
            return null;
        }

        for (var rung = rungs.Reached(context.Trial.Intermediates.SkipLast(1)).Count; rungs.StepOf(rung) <= latest.Step; rung++)
        {
            if (double.IsNaN(latest.Value))
            {
                return FormattableString.Invariant($"The value at step {latest.Step} is NaN.");
            }

            var values = context.Finished.Select(trial => rungs.ValueOf(trial, rung)).OfType<double>().Append(latest.Value).ToList();
            if (values.Count <= options.BootstrapCount)
            {
                return FormattableString.Invariant($"Rung {rung} has {values.Count} of the {options.BootstrapCount + 1} trials that it needs before one passes.");
            }

            if (!IsAmongBest(latest.Value, values, context.Direction))
            {
                return FormattableString.Invariant($"At rung {rung} the value {latest.Value:G6} is not among the best 1 of {options.ReductionFactor} of {values.Count} trials.");
            }
        }

        return null;
    }

    /// <summary>Null where the first rung is not known yet.</summary>
    private Rungs? Rungs(PrunerContext context) =>
        (options.MinResource ?? Resource(context)) is { } first ? new Rungs(first, options.ReductionFactor, options.MinEarlyStoppingRate) : null;

    /// <summary>By the first complete trial alone: later ones would move the rungs under those that have passed them.</summary>
    private static long? Resource(PrunerContext context) =>
        context.Complete.FirstOrDefault(trial => trial.Intermediates.Count > 0) is { } first ? Math.Max(first.Intermediates[^1].Step / 100, 1) : null;

    private bool IsAmongBest(double value, List<double> values, StudyDirection direction)
    {
        values.Sort();
        var last = Math.Max((values.Count / options.ReductionFactor) - 1, 0);
        return direction == StudyDirection.Maximize ? value >= values[^(last + 1)] : value <= values[last];
    }
}
