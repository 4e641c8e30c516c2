namespace HarOrleans.Optimization;

/// <summary>Gives a trial up where its latest value is NaN or beyond a bound. As Optuna's ThresholdPruner.</summary>
internal sealed class ThresholdPruner(ThresholdPrunerOptions options) : INamedPruner
{
    public static string Name => ThresholdPrunerConstants.Name;

    public static IPruner Create(PluginArguments arguments) => new ThresholdPruner(ThresholdPrunerArguments.Read(arguments));

    public string? Prune(PrunerContext context)
    {
        if (context.Latest is not { } latest || !Interval.IsDue(context.Trial, latest.Step, options.WarmupSteps, options.IntervalSteps))
        {
            return null;
        }

        var (step, value) = latest;
        return double.IsNaN(value) ? FormattableString.Invariant($"The value at step {step} is NaN.")
            : value < options.Lower ? FormattableString.Invariant($"The value {value:G6} at step {step} is below {options.Lower:G6}.")
            : value > options.Upper ? FormattableString.Invariant($"The value {value:G6} at step {step} is above {options.Upper:G6}.")
            : null;
    }
}
