using HarOrleans.Abstractions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Server;

/// <summary>The address that was configured, else the one that this process listens on. A program without HTTP has none.</summary>
internal sealed class ServerHttpAddress(HarServerOptions options, IServiceProvider services) : IPublicAddress
{
    /// <inheritdoc />
    public Uri? Value => options.PublicAddress
        ?? (services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address ? new Uri(address) : null);
}
