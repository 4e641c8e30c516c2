using HarOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace HarOrleans.Server;

/// <summary>Makes a silo a member of its database's cluster.</summary>
internal static class ClusterSilo
{
    internal static void Join(ISiloBuilder silo, string serviceId)
    {
        silo.Services.AddSingleton<ClusterPlace>();
        silo.AddHarClustering();
        silo.Services.AddOptions<ClusterOptions>().Configure<ClusterPlace>((cluster, place) =>
        {
            cluster.ServiceId = serviceId;
            place.Configure(cluster);
        });
        silo.Services.AddOptions<EndpointOptions>().Configure<ClusterPlace>((endpoints, place) => place.Configure(endpoints));
        silo.Configure<ClusterMembershipOptions>(ClusterTimings.Configure);
        silo.Services.AddSingleton<IFatalErrorHandler, SiloEnd>();
    }

    /// <summary>Puts off what Orleans starts until it is its turn, see <see cref="StartedLate"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="from">How many of them were there before Orleans'.</param>
    internal static void StartLate(IServiceCollection services, int from)
    {
        for (var i = from; i < services.Count; i++)
        {
            if (services[i] is { ServiceType: var service, ImplementationType: { } type } && service == typeof(IHostedService))
            {
                services[i] = ServiceDescriptor.Singleton<IHostedService>(provider => new StartedLate(() => (IHostedService)ActivatorUtilities.CreateInstance(provider, type)));
            }
        }
    }
}
