using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="MedianPruner"/>.</summary>
internal static class MedianPrunerExtensions
{
    internal static IServiceCollection AddMedianPruner(this IServiceCollection services) => services.AddNamedPruner<MedianPruner>();
}
