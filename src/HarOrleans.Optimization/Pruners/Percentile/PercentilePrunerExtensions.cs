using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="PercentilePruner"/>.</summary>
internal static class PercentilePrunerExtensions
{
    internal static IServiceCollection AddPercentilePruner(this IServiceCollection services) => services.AddNamedPruner<PercentilePruner>();
}
