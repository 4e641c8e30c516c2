using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="ThresholdPruner"/>.</summary>
internal static class ThresholdPrunerExtensions
{
    internal static IServiceCollection AddThresholdPruner(this IServiceCollection services) => services.AddNamedPruner<ThresholdPruner>();
}
