namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="HyperbandPruner"/>.</summary>
internal static class HyperbandPrunerConstants
{
    internal const string Name = PrunerNames.Hyperband;
    internal const string MinResource = "min_resource";
    internal const string MaxResource = "max_resource";
    internal const string ReductionFactor = "reduction_factor";
    internal const string BootstrapCount = "bootstrap_count";
}
