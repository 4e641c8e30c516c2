namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="WilcoxonPruner"/>.</summary>
internal static class WilcoxonPrunerConstants
{
    internal const string Name = PrunerNames.Wilcoxon;
    internal const string PThreshold = "p_threshold";
    internal const string StartupSteps = "n_startup_steps";
}
