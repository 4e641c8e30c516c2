namespace HarOrleans.Optimization;

/// <summary>Names of the built-in pruners.</summary>
public static class PrunerNames
{
    /// <summary>Never prunes.</summary>
    public const string Nop = "nop";

    /// <summary>Prunes what is worse than the median of earlier trials at the same step.</summary>
    public const string Median = "median";

    /// <summary>Prunes what is worse than a percentile of earlier trials at the same step.</summary>
    public const string Percentile = "percentile";

    /// <summary>Prunes at rungs what is not among the best share of all that reached them.</summary>
    public const string SuccessiveHalving = "successive_halving";

    /// <summary>Successive halving in several brackets.</summary>
    public const string Hyperband = "hyperband";

    /// <summary>Prunes what leaves given bounds.</summary>
    public const string Threshold = "threshold";

    /// <summary>Lets a trial go on while it improves, then asks another pruner.</summary>
    public const string Patient = "patient";

    /// <summary>Prunes what is worse than the best trial by a signed-rank test over steps.</summary>
    public const string Wilcoxon = "wilcoxon";
}
