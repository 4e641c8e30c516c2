namespace HarOrleans.Optimization;

/// <summary>Names of the built-in samplers.</summary>
public static class SamplerNames
{
    /// <summary>Independent uniform draws.</summary>
    public const string Random = "random";

    /// <summary>Tree-structured Parzen estimator.</summary>
    public const string Tpe = "tpe";

    /// <summary>Every combination of given values.</summary>
    public const string Grid = "grid";

    /// <summary>Some parameters fixed, the others drawn by another sampler.</summary>
    public const string PartialFixed = "partial_fixed";
}
