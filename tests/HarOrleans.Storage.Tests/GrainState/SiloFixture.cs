using System.Net;
using System.Net.Sockets;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace HarOrleans.Storage.Tests.GrainState;

/// <summary>A real silo over a real database, for the grain storage provider as grains get it.</summary>
public abstract class SiloFixture : IAsyncLifetime
{
    private IHost? _host;

    public StorageUnderTest Storage { get; private set; } = null!;

    public IGrainStorage Grains => _host!.Services.GetRequiredKeyedService<IGrainStorage>(HarStorageNames.GrainState);

    public IGrainFactory Factory => _host!.Services.GetRequiredService<IGrainFactory>();

    public async ValueTask InitializeAsync()
    {
        Storage = await OpenAsync();
        var (silo, gateway) = (FreePort(), FreePort());
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(orleans => orleans
            .UseLocalhostClustering(silo, gateway, serviceId: "har", clusterId: Storage.Folder)
            .AddHarGrainStorage(Storage.Options));
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        if (Storage is not null)
        {
            await Storage.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<StorageUnderTest> OpenAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
