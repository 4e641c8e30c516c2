namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="MedianPruner"/>.</summary>
internal static class MedianPrunerConstants
{
    internal const string Name = PrunerNames.Median;
    internal const string StartupTrials = "n_startup_trials";
    internal const string WarmupSteps = "n_warmup_steps";
    internal const string IntervalSteps = "interval_steps";
    internal const string MinTrials = "n_min_trials";
}
