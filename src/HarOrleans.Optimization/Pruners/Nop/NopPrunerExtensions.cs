using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="NopPruner"/>.</summary>
internal static class NopPrunerExtensions
{
    internal static IServiceCollection AddNopPruner(this IServiceCollection services) => services.AddNamedPruner<NopPruner>();
}
