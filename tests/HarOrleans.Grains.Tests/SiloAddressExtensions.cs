using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace HarOrleans.Grains.Tests;

internal static class SiloAddressExtensions
{
    internal static SiloAddress SiloAddress(this IServiceProvider services) => services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
}
