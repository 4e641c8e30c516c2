using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Server;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Testing;

/// <summary>One control silo and some trainer silos, in one process over one state folder.</summary>
public sealed class HarTestCluster : IAsyncDisposable
{
    private HarTestCluster(HarTestServer control, IReadOnlyList<HarTestServer> trainers)
    {
        Control = control;
        Trainers = trainers;
    }

    /// <summary>The control silo.</summary>
    public HarTestServer Control { get; }

    /// <summary>The trainer silos, each with one slot.</summary>
    public IReadOnlyList<HarTestServer> Trainers { get; }

    /// <summary>Starts a cluster.</summary>
    /// <param name="stateFolder">Where its state lies; the caller owns the folder.</param>
    /// <param name="objective">What trials run; shared by the trainers.</param>
    /// <param name="trainers">How many trainer silos.</param>
    /// <param name="configure">Changes each silo's services.</param>
    public static async Task<HarTestCluster> StartAsync(
        string stateFolder, IObjective objective, int trainers, Action<IServiceCollection>? configure = null)
    {
        var ports = FreePorts.TakeTwo();
        var options = new HarServerOptions { StateFolder = stateFolder, Port = 0, Monitoring = new() { SystemMetricsEvery = null }, Roles = [SiloRoles.Control], SiloPort = ports.First, GatewayPort = ports.Second };
        var control = await HarTestServer.StartAsync(options, objective, configure);
        var joining = new List<HarTestServer>();
        for (var i = 0; i < trainers; i++)
        {
            joining.Add(await HarTestServer.StartAsync(options with { Roles = [SiloRoles.Trainer], SiloPort = null, GatewayPort = null, Joins = ports.First }, objective, configure));
        }

        return new(control, joining);
    }

    /// <summary>Stops the trainers, then the control silo.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var trainer in Trainers)
        {
            await trainer.DisposeAsync();
        }

        await Control.DisposeAsync();
    }
}
