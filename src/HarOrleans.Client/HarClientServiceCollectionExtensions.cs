using HarOrleans.Client;
using HarOrleans.Contracts;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client.</summary>
public static class HarClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="HarClient"/> as a singleton over the registered <see cref="IGrainFactory"/> (Orleans registers one in silos and in cluster
    /// clients), the registered <see cref="TimeProvider"/> and the registered <see cref="IArtifactTransport"/>, where there are such. Calling it twice adds one.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="workspace">The client's workspace. Default <c>default</c>.</param>
    public static IServiceCollection AddHarClient(this IServiceCollection services, string workspace = Workspaces.Default)
    {
        // What a database said travels as the cause of the error that explains it. Without this an error with such a cause does not arrive as itself.
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add("Npgsql"));
        services.TryAddSingleton(provider =>
            new HarClient(provider.GetRequiredService<IGrainFactory>(), workspace, provider.GetService<TimeProvider>(), provider.GetService<IArtifactTransport>()));
        return services;
    }
}
