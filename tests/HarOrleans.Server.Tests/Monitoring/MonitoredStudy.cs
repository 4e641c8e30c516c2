using System.Net;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Server.Tests;

/// <summary>A server that is watched, with a study of three trials by its trainer and one trial asked and told from outside.</summary>
public sealed class MonitoredStudy : IAsyncDisposable
{
    internal const int Trials = 3;
    internal const int Steps = 2;
    internal const int Slots = 2;
    private readonly TempFolder _folder;

    private MonitoredStudy(TempFolder folder, HarTestServer server, int monitor) =>
        (_folder, Server, Monitor) = (folder, server, new Uri($"http://127.0.0.1:{monitor}"));

    internal HarTestServer Server { get; }

    /// <summary>The address that is for probes and scrapers.</summary>
    internal Uri Monitor { get; }

    /// <summary>The study that its trainer ran.</summary>
    internal StudySnapshot Study { get; private set; } = null!;

    internal HttpClient Http { get; } = new();

    internal static async Task<MonitoredStudy> RunAsync(CancellationToken cancellationToken, Action<IServiceCollection>? configure = null)
    {
        var folder = new TempFolder();
        var (monitor, _) = FreePorts.TakeTwo();
        var options = new HarServerOptions
        {
            StateFolder = folder.Path,
            Port = 0,
            TrainerSlots = Slots,
            Monitoring = new() { Listen = new IPEndPoint(IPAddress.Loopback, monitor), OrleansDashboard = true, SystemMetricsEvery = null },
        };
        var server = await HarTestServer.StartAsync(options, ScriptedObjective.Smooth(Steps), configure);
        var monitored = new MonitoredStudy(folder, server, monitor);
        await monitored.WorkAsync(cancellationToken);
        return monitored;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    internal async Task<PrometheusText> ScrapeAsync(CancellationToken cancellationToken) => new(await Http.GetStringAsync(new Uri(Monitor, "/metrics"), cancellationToken));

    internal async Task<HttpStatusCode> StatusAsync(Uri server, string path, CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync(new Uri(server, path), cancellationToken);
        return answer.StatusCode;
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        var study = await Server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), cancellationToken);
        await study.OptimizeAsync(new StudyBudget(Trials, 1), null, cancellationToken);
        await foreach (var update in study.WatchAsync(cancellationToken))
        {
            Study = update.Study;
            if (update.Study.Counts.Finished == Trials)
            {
                break;
            }
        }

        var outside = await Server.Client.Studies.GetOrCreateAsync(TestSpecs.Study("outside") with { Objective = ObjectiveSpec.AskTell }, cancellationToken);
        var trial = await outside.AskAsync(cancellationToken: cancellationToken);
        await trial.TellAsync(0.5);
    }
}
