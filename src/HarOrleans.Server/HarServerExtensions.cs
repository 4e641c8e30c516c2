using System.Net;
using System.Security.Cryptography;
using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Dashboard;
using HarOrleans.Grains;
using HarOrleans.Optimization;
using HarOrleans.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace HarOrleans.Server;

/// <summary>Wires a server: stores, silo, client and dashboard, by role. Brings no objective: add those of your own with <c>services.AddSingleton&lt;IObjective, …&gt;()</c>.</summary>
public static class HarServerExtensions
{
    private const string ServiceId = "har";
    private static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(10);

    /// <summary>How soon a client notices gateways that came or went.</summary>
    private static readonly TimeSpan GatewaysEvery = TimeSpan.FromSeconds(10);

    /// <summary>Silos tell each other how busy they are, by which Orleans places grains that have no place of their own. Every second, as it does by default, is more than a server needs that does little.</summary>
    private static readonly TimeSpan LoadEvery = TimeSpan.FromSeconds(10);

    /// <summary>Somebody waits for the end: a trial that does not hand itself back meanwhile is taken up by the next start all the same.</summary>
    private static readonly TimeSpan TrialsStopTime = TimeSpan.FromSeconds(2);

    /// <summary>Adds an embedded server to the application. Nothing is touched before it starts; <see cref="InvalidSpecException"/> lists every wrong option at once.</summary>
    public static WebApplicationBuilder AddHarServer(this WebApplicationBuilder builder, HarServerOptions options)
    {
        AddSilo(builder, options);
        HealthEndpoints.Add(builder.Services);
        builder.AddTelemetry(options);
        if (options.HasPages)
        {
            builder.Services.AddHarDashboard();
        }

        if (options.Joins is null)
        {
            builder.Services.AddHostedService<ServerAnnouncement>();
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.HasPages ? options.Port : 0);
            if (options.Monitoring.Listen is { } monitor)
            {
                kestrel.Listen(monitor);
            }
        });
        return builder;
    }

    /// <summary>
    /// Adds a server without pages and trainers that answers questions about a state folder and changes nothing of its studies and runs: no lease ends, no trial is
    /// queued or sampled. For short programs, where no server runs: it holds the folder's lock, and other servers wait for it a few seconds. On PostgreSQL it holds nothing,
    /// and works beside a server anywhere.
    /// </summary>
    /// <param name="builder">The program's builder.</param>
    /// <param name="stateFolder">The state folder, which must exist.</param>
    /// <param name="postgres">The PostgreSQL database, or null for the folder's own.</param>
    /// <param name="artifacts">The bucket of the artifacts, or null for the folder.</param>
    public static IHostApplicationBuilder AddHarReader(this IHostApplicationBuilder builder, string stateFolder, PostgresAddress? postgres = null, S3Address? artifacts = null)
    {
        AddSilo(builder, new HarServerOptions
        {
            StateFolder = stateFolder,
            Postgres = postgres,
            Roles = [SiloRoles.Control],
            ArtifactBucket = artifacts,
            ReadsOnly = true,
            ResumeAfter = new TaskCompletionSource().Task,
        });
        builder.Services.AddSingleton<IArtifactTransport, LocalArtifactTransport>();
        return builder;
    }

    /// <summary>
    /// Adds a server without pages and trainers that changes a state folder: makes it where it is not there, and starts no trial. For short programs, where no
    /// server runs: it holds the folder's lock, and takes trials from trainers of a server that died. On PostgreSQL it joins the database's cluster for as long as it runs.
    /// </summary>
    /// <param name="builder">The program's builder.</param>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="postgres">The PostgreSQL database, or null for the folder's own.</param>
    /// <param name="artifacts">The bucket of the artifacts, or null for the folder.</param>
    public static IHostApplicationBuilder AddHarWriter(this IHostApplicationBuilder builder, string stateFolder, PostgresAddress? postgres = null, S3Address? artifacts = null)
    {
        AddSilo(builder, new HarServerOptions { StateFolder = stateFolder, Postgres = postgres, ArtifactBucket = artifacts, Roles = [SiloRoles.Control], ResumeAfter = new TaskCompletionSource().Task });
        builder.Services.AddSingleton<IArtifactTransport, LocalArtifactTransport>();
        return builder;
    }

    /// <summary>Adds what calls a server from another process: a cluster client, and <see cref="HarClient"/> over it. Starting the program connects, or throws.</summary>
    /// <param name="builder">The program's builder.</param>
    /// <param name="server">Where the server is, see <see cref="ServerAddress.Find"/>.</param>
    public static IHostApplicationBuilder AddHarConnection(this IHostApplicationBuilder builder, ServerAddress server)
    {
        ArgumentNullException.ThrowIfNull(server);
        builder.UseOrleansClient(client => client
            .UseStaticClustering(new IPEndPoint(server.Host is { } host ? IPAddress.Parse(host) : IPAddress.Loopback, server.GatewayPort))
            .Configure<ClusterOptions>(x => (x.ClusterId, x.ServiceId) = (server.ClusterId, server.ServiceId))
            .Configure<ClientMessagingOptions>(x => x.ResponseTimeout = ResponseTime));
        builder.Services.AddHarClient();
        return builder;
    }

    /// <summary>As <see cref="AddHarConnection(IHostApplicationBuilder, ServerAddress)"/>, to a cluster: by any of its gateways, and by others where silos come and go.</summary>
    /// <param name="builder">The program's builder.</param>
    /// <param name="cluster">Which cluster, see <see cref="ClusterAddress.FindAsync"/>.</param>
    public static IHostApplicationBuilder AddHarConnection(this IHostApplicationBuilder builder, ClusterAddress cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        builder.UseOrleansClient(client => client
            .AddHarClustering(cluster.Postgres)
            .Configure<ClusterOptions>(x => (x.ClusterId, x.ServiceId) = (cluster.ClusterId, ServiceId))
            .Configure<GatewayOptions>(x => x.GatewayListRefreshPeriod = GatewaysEvery)
            .Configure<ClientMessagingOptions>(x => x.ResponseTimeout = ResponseTime));
        builder.Services.AddHarClient();
        return builder;
    }

    /// <summary>
    /// Maps health, metrics, files (<c>/api/artifacts/{path}</c> with a signature, <c>/api/runs/{run}/artifacts/{path}</c> for the pages), predictions (<c>/api/runs/{run}/invocations</c>,
    /// <c>/api/models/{name}@{alias}/invocations</c>, <c>/api/models/{name}/{version}/invocations</c>) and the pages, where the server's roles and options have them.
    /// </summary>
    public static WebApplication MapHarServer(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<HarServerOptions>();
        MonitoringEndpoints.Map(app, options);
        ArtifactEndpoint.Map(app);
        SignedArtifactEndpoint.Map(app);
        InvocationEndpoints.Map(app);
        if (options.Roles.Contains(SiloRoles.Dashboard))
        {
            app.MapHarDashboard();
        }

        return app;
    }

    private static void AddSilo(IHostApplicationBuilder builder, HarServerOptions options)
    {
        if (options.Errors() is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        var services = builder.Services;
        services.AddSingleton(options);
        services.TryAddSingleton<TimeProvider>(new PunctualTime());
        services.AddHarOptimization();
        services.AddHarStorage(options.Storage);

        // Before Orleans: hosted services start in the order in which they were added, and the silo reads its state store at once.
        services.AddHostedService<EmbeddedState>();
        var others = services.Count;
        builder.UseOrleans(silo => ConfigureSilo(silo, options, traces: TelemetryExtensions.Exports(builder.Configuration)));
        if (options.IsClustered)
        {
            ClusterSilo.StartLate(services, others);
        }

        services.AddSingleton<IPublicAddress, ServerHttpAddress>();
        services.AddHarClient();
        services.AddSingleton<RunFiles>();
        services.AddSingleton<IRunFiles>(provider => provider.GetRequiredService<RunFiles>());
    }

    private static void ConfigureSilo(ISiloBuilder silo, HarServerOptions options, bool traces)
    {
        if (traces)
        {
            silo.AddActivityPropagation();
        }

        if (options.Monitoring.OrleansDashboard)
        {
            silo.AddDashboard(dashboard => dashboard.HideTrace = true);
        }

        if (options.IsClustered)
        {
            ClusterSilo.Join(silo, ServiceId);
        }
        else
        {
            var free = FreePorts.TakeTwo();
            var (siloPort, gatewayPort) = (options.SiloPort ?? free.First, options.GatewayPort ?? free.Second);
            var primary = new IPEndPoint(IPAddress.Loopback, options.Joins ?? siloPort);
            silo.UseLocalhostClustering(siloPort, gatewayPort, primary, ServiceId, ClusterId(options.StateFolder));
            silo.Configure<ClusterMembershipOptions>(x => x.DefunctSiloCleanupPeriod = null);
        }

        silo.AddHarGrainStorage(options.Storage);
        silo.AddHarGrains(options.Roles, trainer =>
        {
            (trainer.Slots, trainer.Devices, trainer.StopTime, trainer.Labels) = (options.TrainerSlots, options.Devices, TrialsStopTime, TrainerLabels.With(options.Labels));
            (trainer.SystemMetricsEvery, trainer.Disk) = (options.Monitoring.SystemMetricsEvery, options.StateFolder);
            trainer.SharesArtifacts = options.Postgres is not null;
        });
        silo.Services.Configure<LeaseOptions>(leases => leases.ResumeAfter = options.ResumeAfter);

        silo.Configure<DeploymentLoadPublisherOptions>(x => x.DeploymentLoadPublisherRefreshTime = LoadEvery);

        // Nothing here answers late on purpose; an answer lost with a dying silo should not be awaited for the default of 30 s.
        silo.Configure<SiloMessagingOptions>(x => x.ResponseTimeout = ResponseTime);
        silo.Configure<ClientMessagingOptions>(x => x.ResponseTimeout = ResponseTime);
    }

    /// <summary>One cluster a state folder, so that two servers on one machine never take each other for a member.</summary>
    private static string ClusterId(string stateFolder) =>
        $"har-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(stateFolder))))[..12]}";
}
