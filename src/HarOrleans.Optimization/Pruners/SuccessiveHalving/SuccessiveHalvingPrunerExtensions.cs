using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="SuccessiveHalvingPruner"/>.</summary>
internal static class SuccessiveHalvingPrunerExtensions
{
    internal static IServiceCollection AddSuccessiveHalvingPruner(this IServiceCollection services) => services.AddNamedPruner<SuccessiveHalvingPruner>();
}
