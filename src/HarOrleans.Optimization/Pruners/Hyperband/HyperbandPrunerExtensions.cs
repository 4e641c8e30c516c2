using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="HyperbandPruner"/>.</summary>
internal static class HyperbandPrunerExtensions
{
    internal static IServiceCollection AddHyperbandPruner(this IServiceCollection services) => services.AddNamedPruner<HyperbandPruner>();
}
