namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="PercentilePruner"/>.</summary>
internal static class PercentilePrunerConstants
{
    internal const string Name = PrunerNames.Percentile;
    internal const string Percentile = "percentile";
    internal const string StartupTrials = "n_startup_trials";
    internal const string WarmupSteps = "n_warmup_steps";
    internal const string IntervalSteps = "interval_steps";
    internal const string MinTrials = "n_min_trials";
}
