using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="GridSampler"/>.</summary>
internal static class GridSamplerExtensions
{
    internal static IServiceCollection AddGridSampler(this IServiceCollection services) => services.AddNamedSampler<GridSampler>();
}
