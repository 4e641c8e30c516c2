using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace HarOrleans.Grains.Tests;

internal static class SiloAddressExtensions
{
    internal static string ClusterId(this IServiceProvider services) => services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId;

    internal static SiloAddress SiloAddress(this IServiceProvider services) => services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
}
