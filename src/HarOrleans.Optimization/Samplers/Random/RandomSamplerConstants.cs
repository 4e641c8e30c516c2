namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="RandomSampler"/>.</summary>
internal static class RandomSamplerConstants
{
    internal const string Name = SamplerNames.Random;
}
