using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="PartialFixedSampler"/>.</summary>
internal static class PartialFixedSamplerExtensions
{
    internal static IServiceCollection AddPartialFixedSampler(this IServiceCollection services) => services.AddNamedSampler<PartialFixedSampler>();
}
