namespace HarOrleans.Example;

/// <summary>Options of <see cref="HaltonSampler"/>.</summary>
/// <param name="Skip">Points of the sequence that are left out at its beginning. Default 0.</param>
internal sealed record HaltonSamplerOptions(int Skip);
