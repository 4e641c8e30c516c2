namespace HarOrleans.Example;

/// <summary>Names of <see cref="HaltonSamplerFactory"/> and of its options.</summary>
internal static class HaltonSamplerConstants
{
    internal const string Name = "halton";

    internal const string Skip = "skip";
}
