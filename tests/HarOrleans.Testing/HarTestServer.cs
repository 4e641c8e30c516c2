using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;

namespace HarOrleans.Testing;

/// <summary>A real embedded server in this process: real SQLite, real silo, real threads; no pages.</summary>
public sealed class HarTestServer : IAsyncDisposable
{
    private static readonly string[] NoPages = [SiloRoles.Control, SiloRoles.Trainer];
    private static readonly MonitoringOptions Unwatched = new() { SystemMetricsEvery = null };
    private readonly WebApplication _app;
    private bool _stopped;

    private HarTestServer(WebApplication app) => _app = app;

    /// <summary>The client for the default workspace.</summary>
    public HarClient Client => _app.Services.GetRequiredService<HarClient>();

    /// <summary>Its address for browsers and HTTP clients.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>The server's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Grains, for tests below the client.</summary>
    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts a server.</summary>
    /// <param name="stateFolder">Where its state lies; the caller owns the folder.</param>
    /// <param name="objective">What trials run.</param>
    /// <param name="slots">Trials side by side.</param>
    /// <param name="configure">Changes the services, e.g. to inject a fault at a port.</param>
    public static Task<HarTestServer> StartAsync(
        string stateFolder, IObjective objective, int slots = 1, Action<IServiceCollection>? configure = null) =>
        StartAsync(new HarServerOptions { StateFolder = stateFolder, TrainerSlots = slots, Port = 0, Roles = NoPages, Monitoring = Unwatched }, objective, configure);

    /// <summary>Stops the server as SIGTERM does: trials are handed back. Stopping twice is stopping once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    /// <summary>Starts a server with options of its own, pages included where its roles say so.</summary>
    /// <param name="options">How it is started.</param>
    /// <param name="objective">What trials run.</param>
    /// <param name="configure">Changes the services.</param>
    public static async Task<HarTestServer> StartAsync(HarServerOptions options, IObjective objective, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("HAR_TEST_LOG") is { Length: > 0 } level)
        {
            builder.Logging.AddConsole().SetMinimumLevel(Enum.Parse<LogLevel>(level));
        }

        builder.AddHarServer(options);
        builder.Services.AddSingleton(objective);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapHarServer();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app);
    }
}
