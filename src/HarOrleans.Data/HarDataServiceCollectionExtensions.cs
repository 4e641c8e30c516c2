using HarOrleans.Data.Windows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HarOrleans.Data;

/// <summary>Registers what this room offers.</summary>
public static class HarDataServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="IHarDataSource"/> for the process, with the cache that the environment names, and one <see cref="IHarWindowSource"/>. Calling it twice is the same as once.
    /// </summary>
    /// <param name="services">Where to register.</param>
    public static IServiceCollection AddHarData(this IServiceCollection services)
    {
        services.TryAddSingleton<IHarDataSource>(_ => new HarDataSource(TableCache.FromEnvironment()));
        services.TryAddSingleton<IHarWindowSource, HarWindowSource>();
        return services;
    }
}
