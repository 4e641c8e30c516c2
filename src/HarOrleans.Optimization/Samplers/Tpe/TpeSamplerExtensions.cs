using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="TpeSampler"/>.</summary>
internal static class TpeSamplerExtensions
{
    internal static IServiceCollection AddTpeSampler(this IServiceCollection services) => services.AddNamedSampler<TpeSampler>();
}
