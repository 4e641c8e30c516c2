namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="PartialFixedSampler"/>.</summary>
internal static class PartialFixedSamplerConstants
{
    internal const string Name = SamplerNames.PartialFixed;
    internal const string FixedParams = "fixed_params";
    internal const string Sampler = "sampler";
}
