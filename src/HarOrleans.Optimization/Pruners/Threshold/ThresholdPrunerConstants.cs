namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="ThresholdPruner"/>.</summary>
internal static class ThresholdPrunerConstants
{
    internal const string Name = PrunerNames.Threshold;
    internal const string Lower = "lower";
    internal const string Upper = "upper";
    internal const string WarmupSteps = "n_warmup_steps";
    internal const string IntervalSteps = "interval_steps";
}
