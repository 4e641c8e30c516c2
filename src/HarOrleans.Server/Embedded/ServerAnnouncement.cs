using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using HarOrleans.Contracts;
using Orleans.Configuration;

namespace HarOrleans.Server;

/// <summary>Writes the server's address into its state folder once everything has started, and removes it before anything stops.</summary>
internal sealed class ServerAnnouncement(
    HarServerOptions options,
    IOptions<EndpointOptions> endpoints,
    IOptions<ClusterOptions> cluster,
    IServer server) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var listens = options.Roles.Contains(SiloRoles.Dashboard) ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() : null;
        new ServerAddress(
            Environment.ProcessId,
            listens is null ? null : new Uri(listens),
            endpoints.Value.GatewayPort,
            cluster.Value.ClusterId,
            cluster.Value.ServiceId,
            options.Postgres?.ToString(),
            endpoints.Value.AdvertisedIPAddress?.ToString()).Write(options.StateFolder);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        File.Delete(Path.Combine(options.StateFolder, ServerAddress.FileName));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
