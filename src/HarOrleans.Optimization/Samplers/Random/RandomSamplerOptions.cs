namespace HarOrleans.Optimization;

/// <summary>The random sampler has no options.</summary>
internal sealed record RandomSamplerOptions;
