using HarOrleans.Optimization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers plug-ins that are built in, each once.</summary>
internal static class PluginRegistration
{
    internal static IServiceCollection AddNamedPruner<TPruner>(this IServiceCollection services)
        where TPruner : class, INamedPruner
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPrunerFactory, PrunerFactory<TPruner>>());
        return services;
    }

    internal static IServiceCollection AddNamedSampler<TSampler>(this IServiceCollection services)
        where TSampler : class, INamedSampler
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISamplerFactory, SamplerFactory<TSampler>>());
        return services;
    }
}
