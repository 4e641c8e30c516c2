using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Dashboard;
using HarOrleans.Data;
using HarOrleans.Data.Acquisition;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Demo;
using HarOrleans.Host.Pages;
using HarOrleans.Server;
using HarOrleans.Storage;
using HarOrleans.Training;
using Orleans.Runtime;

namespace HarOrleans.Host.Hosting;

/// <summary>An embedded server that has started. Disposing it stops it in good order: running trials are handed back.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    /// <summary>Less than <see cref="Interrupts.Limit"/>: what does not stop is left where it is, in order.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2.5);

    private readonly WebApplication _app;
    private readonly TaskCompletionSource _resume;

    private RunningServer(WebApplication app, TaskCompletionSource resume)
    {
        _app = app;
        _resume = resume;
    }

    /// <summary>The way into it.</summary>
    internal HarClient Client => _app.Services.GetRequiredService<HarClient>();

    /// <summary>Where files of its runs lie.</summary>
    internal IArtifactStore Artifacts => _app.Services.GetRequiredService<IArtifactStore>();

    /// <summary>The dashboard's address.</summary>
    internal Uri Dashboard => new(_app.Urls.First());

    /// <summary>The address that other silos reach it by.</summary>
    internal string Silo => _app.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint.ToString();

    /// <summary>Cancelled when the server stops, on purpose or not.</summary>
    internal CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    /// <summary>Starts a server, with training where it has that role. What an earlier server left unfinished waits for <see cref="Resume"/>.</summary>
    /// <param name="state">The state folder as the user gave it.</param>
    /// <param name="postgres">The PostgreSQL database, or null for the folder's own.</param>
    /// <param name="migrate">Whether a PostgreSQL database's schema is brought up to date first.</param>
    /// <param name="port">The dashboard's port, 0 for any free one.</param>
    /// <param name="slots">Trials that run at a time.</param>
    /// <param name="devices">Where they calculate.</param>
    /// <param name="objectives">Assemblies with objectives of one's own, or null for those of HAR_OBJECTIVES, else of <c>objectives</c> in appsettings.json, else none.</param>
    /// <param name="place">Its place among the others of its database.</param>
    /// <param name="data">Data that was read already, for trials to share; null where none was.</param>
    /// <param name="found">Where that data was found; null for a server that is to look for it itself.</param>
    /// <param name="monitoring">What of it can be watched.</param>
    /// <param name="log">Takes the server's log, a line an entry.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="BadInputException">The state folder's database cannot be used, or the objectives cannot be loaded.</exception>
    internal static async Task<RunningServer> StartAsync(
        string state,
        PostgresAddress? postgres,
        bool migrate,
        int port,
        int slots,
        TrainerDevices devices,
        string? objectives,
        ServerPlace place,
        IHarDataSource? data,
        FoundData? found,
        MonitoringOptions monitoring,
        ServerLog log,
        CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        HostLogging.Configure(builder.Logging, log);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();

        // A browser that does not hang up must not take the time in which trials are handed back.
        builder.Services.Configure<HostOptions>(host => (host.ShutdownTimeout, host.ServicesStopConcurrently) = (StopTime, true));
        if (data is not null)
        {
            builder.Services.AddSingleton(data);
        }

        builder.Services.AddHarData();
        builder.Services.AddHarTraining();
        builder.Services.AddSingleton(new ServedData(found, () => DataSearch.FromEnvironment()));
        builder.Services.AddSingleton<IDataFigures, DataFigures>();
        builder.Services.AddSingleton<ISampleStudy, SampleStudy>();
        var named = objectives ?? Environment.GetEnvironmentVariable(ObjectiveAssemblies.Variable) ?? builder.Configuration["objectives"];
        try
        {
            builder.Services.AddObjectivesFrom(named);
        }
        catch (ObjectiveAssemblyException e)
        {
            throw new BadInputException($"--objectives: {e.Message}");
        }

        var resume = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        builder.AddHarServer(new HarServerOptions
        {
            StateFolder = Path.GetFullPath(state),
            Postgres = postgres,
            Roles = place.Roles,
            Artifacts = ArtifactsSetting.FolderOf(place.Artifacts),
            ArtifactBucket = ArtifactsSetting.BucketOf(place.Artifacts),
            Advertise = place.Advertise,
            SiloPort = place.SiloPort,
            GatewayPort = place.GatewayPort,
            Labels = devices.Labels.Concat(place.Labels).GroupBy(x => x.Key).ToDictionary(x => x.Key, x => x.Last().Value),
            Devices = devices.Names,
            Migrate = postgres is null ? null : migrate,
            Port = port,
            TrainerSlots = slots,
            ResumeAfter = resume.Task,
            Monitoring = monitoring,
        });
        var app = builder.Build();
        app.MapHarServer();
        try
        {
            app.Services.CheckObjectives();
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            if (e is ObjectiveAssemblyException)
            {
                throw new BadInputException($"--objectives: {e.Message}");
            }

            if (e is StorageUnavailableException or SchemaMismatchException)
            {
                throw BadDatabase.Of(e, state, postgres);
            }

            throw;
        }

        return new RunningServer(app, resume);
    }

    /// <summary>Lets go on what an earlier server left unfinished. A second call changes nothing.</summary>
    internal void Resume() => _resume.TrySetResult();

    /// <summary>Waits for the end: returns at the interrupt, and throws where the server stopped by itself.</summary>
    internal async Task WaitAsync(CancellationToken interrupted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interrupted, Stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!interrupted.IsCancellationRequested)
        {
            throw StoppedByItself();
        }
    }

    /// <summary>The error of a server that has ended without being asked.</summary>
    internal static HarException StoppedByItself() => new("The server has stopped by itself; the lines above say why. The same command goes on from what is stored.");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
