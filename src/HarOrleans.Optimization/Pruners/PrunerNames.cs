namespace HarOrleans.Optimization;

/// <summary>Names of the built-in pruners.</summary>
public static class PrunerNames
{
    /// <summary>Never prunes.</summary>
    public const string Nop = "nop";

    /// <summary>Prunes what is worse than the median of earlier trials at the same step.</summary>
    public const string Median = "median";
}
