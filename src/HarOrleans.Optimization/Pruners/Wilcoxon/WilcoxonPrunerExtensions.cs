using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="WilcoxonPruner"/>.</summary>
internal static class WilcoxonPrunerExtensions
{
    internal static IServiceCollection AddWilcoxonPruner(this IServiceCollection services) => services.AddNamedPruner<WilcoxonPruner>();
}
