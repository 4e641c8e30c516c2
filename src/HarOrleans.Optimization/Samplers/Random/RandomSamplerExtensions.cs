using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="RandomSampler"/>.</summary>
internal static class RandomSamplerExtensions
{
    internal static IServiceCollection AddRandomSampler(this IServiceCollection services) => services.AddNamedSampler<RandomSampler>();
}
