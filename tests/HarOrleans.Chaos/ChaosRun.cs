using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Server;
using HarOrleans.Storage;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace HarOrleans.Chaos;

/// <summary>Studies on a cluster of processes, while one fault follows another; then everything is looked at.</summary>
internal sealed class ChaosRun(int seed, int faults, int trials, TextWriter words) : IAsyncDisposable
{
    private const int Parallel = 4;
    private static readonly TimeSpan FrozenFor = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FullFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Random _random = new(seed);
    private readonly PostgresServer _server = new();
    private readonly TempFolder _folder = new();
    private readonly List<Silo> _silos = [];
    private readonly List<Injected> _injected = [];
    private SmallDisk? _disk;

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_silos.Select(silo => silo.DisposeAsync().AsTask()));
        _disk?.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    internal async Task<Report> RunAsync(CancellationToken cancellationToken)
    {
        var (places, address, watch) = await StartAsync(cancellationToken);
        List<string> names = [];
        while (_injected.Count < faults || names.Count == 0)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"study-{names.Count}");
            names.Add(name);
            await AskAsync(address, client => BeginAsync(client, name, places.Notes, cancellationToken), cancellationToken);
            await DisturbAsync(watch, cancellationToken);
            await UntilAsync(async () => await watch.ScalarAsync($"SELECT count(*) FROM study WHERE name = '{name}' AND phase = 'FINISHED'") == 1, $"{name} did not finish", cancellationToken);
        }

        var acknowledged = Acknowledged.ReadAll(places.Notes);
        List<string> wrong = [.. Verdict.Late(acknowledged)];
        var attempts = 0;
        await AskAsync(address, async client =>
        {
            foreach (var name in names)
            {
                var (problems, tried) = await Verdict.OfAsync(client, (await client.Studies.FindAsync(name, cancellationToken))!, trials, acknowledged, cancellationToken);
                wrong.AddRange(problems);
                attempts += tried;
            }

            return true;
        }, cancellationToken);
        if (await watch.ScalarAsync("SELECT (SELECT count(*) FROM trial WHERE state = 'RUNNING') + (SELECT count(*) FROM run WHERE status = 'RUNNING') + (SELECT count(*) FROM trial_lease WHERE holder IS NOT NULL)") is var left and not 0)
        {
            wrong.Add($"{left} trials, runs or leases are left running");
        }

        var killed = _injected.Where(each => each.Fault == nameof(Fault.Kill) && each.Affected > 0).Select(each => each.RecoverySeconds).Order().ToArray();
        return new(
            seed,
            _injected,
            _injected.CountBy(each => each.Fault).ToDictionary(),
            _injected.Select(each => each.RecoverySeconds).DefaultIfEmpty().Max(),
            killed.Length > 0 ? killed[killed.Length / 2] : null,
            names.Count,
            names.Count * trials,
            attempts,
            acknowledged.Count,
            _silos.Sum(silo => silo.Restarts),
            wrong);
    }

    private async Task<(Places Places, PostgresAddress Address, Watch Watch)> StartAsync(CancellationToken cancellationToken)
    {
        var text = await _server.CreateDatabaseAsync();
        var address = PostgresAddress.Parse(text);
        var places = new Places(_folder.Path, Path.Combine(_folder.Path, "artifacts"), Path.Combine(_folder.Path, "notes"), text);
        Directory.CreateDirectory(places.Artifacts);
        Directory.CreateDirectory(places.Notes);
        _disk = SmallDisk.TryMount(places.Artifacts);
        await StateDatabases.MigrateAsync(_folder.Path, address, cancellationToken);
        foreach (var (name, roles) in ((string, string)[])[("control-1", "control"), ("control-2", "control"), ("trainer-1", "trainer"), ("trainer-2", "trainer"), ("trainer-3", "trainer"), ("dashboard-1", "dashboard")])
        {
            _silos.Add(new(name, roles, places));
        }

        _silos.ForEach(silo => silo.Start());
        var watch = new Watch(_server, new NpgsqlConnectionStringBuilder(text).Database!);
        await UntilAsync(async () => await watch.ScalarAsync("SELECT count(*) FROM membership WHERE status = 3") == _silos.Count, "the silos did not start", cancellationToken);
        return (places, address, watch);
    }

    /// <summary>Injects faults until the study has ended or there are enough.</summary>
    private async Task DisturbAsync(Watch watch, CancellationToken cancellationToken)
    {
        while (_injected.Count < faults)
        {
            // Waits for nothing: when the next fault comes is drawn, as the fault is.
            await Task.Delay(TimeSpan.FromSeconds(1 + (2 * _random.NextDouble())), cancellationToken);
            if (await watch.ScalarAsync("SELECT count(*) FROM study WHERE phase = 'RUNNING'") == 0)
            {
                return;
            }

            var running = await watch.RunningAsync();
            var start = TimeProvider.System.GetTimestamp();
            var (fault, target, healed) = Inject();
            var moved = await watch.MovedOnAsync(running, Limit);
            var recovery = moved + (TimeProvider.System.GetElapsedTime(start) - moved);
            await healed;
            _injected.Add(new(fault.ToString(), target, running.Count, Math.Round(recovery.TotalSeconds, 2)));
            words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_injected.Count,4} {fault,-8} {target,-12} {running.Count} trials moved on after {recovery.TotalSeconds:F1} s"));
        }
    }

    private (Fault Fault, string Target, Task Healed) Inject()
    {
        var silo = _silos[_random.Next(_silos.Count)];
        switch (_random.NextDouble())
        {
            case < 0.55:
                silo.Signal("KILL");
                return (Fault.Kill, silo.Name, Task.CompletedTask);
            case < 0.75:
                return (Fault.Freeze, silo.Name, FreezeAsync(silo));
            case < 0.9 when _disk is not null:
                return (Fault.Disk, "artifacts", FillAsync(_disk));
            default:
                return (Fault.Database, "postgresql", RestartAsync());
        }
    }

    private static async Task FreezeAsync(Silo silo)
    {
        silo.Signal("STOP");
        await Task.Delay(FrozenFor); // the fault itself is that it lasts this long, as below
        silo.Signal("CONT");
    }

    private static async Task FillAsync(SmallDisk disk)
    {
        disk.Fill();
        await Task.Delay(FullFor);
        disk.Clear();
    }

    private async Task RestartAsync()
    {
        await _server.CrashAsync();
        await Task.Delay(AwayFor);
        await _server.StartAsync();
    }

    private async Task<bool> BeginAsync(HarClient client, string name, string notes, CancellationToken cancellationToken)
    {
        var study = await client.Studies.GetOrCreateAsync(
            TestSpecs.Study(name, seed: seed) with { Objective = new(WalkObjective.ObjectiveName, new Dictionary<string, string>(), new Dictionary<string, string> { [WalkObjective.Notes] = notes }) },
            cancellationToken);
        await study.OptimizeAsync(new(trials, Parallel), null, cancellationToken);
        return true;
    }

    /// <summary>Asks over a connection of its own, again while the cluster or its database is away.</summary>
    private static async Task<T> AskAsync<T>(PostgresAddress address, Func<HarClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                var cluster = await ClusterAddress.FindAsync(address, TimeProvider.System, cancellationToken) ?? throw new InvalidOperationException("No silo is alive.");
                var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
                builder.AddHarConnection(cluster);
                using var host = builder.Build();
                await host.StartAsync(cancellationToken);
                var answer = await ask(host.Services.GetRequiredService<HarClient>());
                await host.StopAsync(cancellationToken);
                return answer;
            }
            catch (Exception error) when (error is not OperationCanceledException && TimeProvider.System.GetElapsedTime(start) < Limit)
            {
                // Who was killed or has lost its database cannot say when somebody answers again.
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise, CancellationToken cancellationToken)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !await holds();)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit)
            {
                throw new InvalidOperationException($"{otherwise} within {Limit.TotalMinutes} minutes.");
            }

            // Looked up in the database, which notifies nobody, as the silos are to be seen from outside. No outcome hangs on the length.
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }
}
