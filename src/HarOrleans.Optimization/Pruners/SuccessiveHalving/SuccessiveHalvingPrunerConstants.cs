namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="SuccessiveHalvingPruner"/>.</summary>
internal static class SuccessiveHalvingPrunerConstants
{
    internal const string Name = PrunerNames.SuccessiveHalving;
    internal const string MinResource = "min_resource";
    internal const string ReductionFactor = "reduction_factor";
    internal const string MinEarlyStoppingRate = "min_early_stopping_rate";
    internal const string BootstrapCount = "bootstrap_count";
}
