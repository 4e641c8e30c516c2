using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Server;
using HarOrleans.Storage;
using HarOrleans.Testing;

namespace HarOrleans.Chaos;

/// <summary>Studies on a cluster of processes, while one fault follows another; then everything is looked at. What a fault is stands in <c>Faults</c>, a change of versions in <c>Upgrade</c>, a long queue in <c>Queue</c>.</summary>
/// <param name="seed">Fixes which fault follows which and whom it meets.</param>
/// <param name="faults">How many.</param>
/// <param name="trials">Trials of a study.</param>
/// <param name="sequence">The faults in their order; empty to draw them.</param>
/// <param name="whole">Whether each fault waits until all servers are there.</param>
/// <param name="compose">The compose file whose servers are started; null for the usual ones.</param>
/// <param name="from">The folder of another build of <c>har</c>: it is started, and replaced silo by silo, in place of other faults; null for none.</param>
/// <param name="queued">How many trials of two studies wait at once, in place of faults; null for faults.</param>
/// <param name="logs">Where the servers' words and the trainers' notes are kept; null for nowhere.</param>
/// <param name="words">Takes a line a fault.</param>
internal sealed partial class ChaosRun(int seed, int faults, int trials, string sequence, bool whole, string? compose, string? from, int? queued, string? logs, TextWriter words) : IAsyncDisposable
{
    private const int Parallel = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Random _random = new(seed);
    private readonly PostgresServer _server = new();
    private readonly TempFolder _folder = new();
    private readonly List<Silo> _silos = [];
    private readonly List<Injected> _injected = [];
    private readonly List<string> _wrong = [];
    private Networks? _networks;
    private SmallDisk? _disk;
    private FaultPlan _plan = null!;

    private string Logs => logs is null ? _folder.Path : Directory.CreateDirectory(logs).FullName;

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_silos.Select(silo => silo.DisposeAsync().AsTask()));
        _networks?.Dispose();
        _disk?.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    internal async Task<Report> RunAsync(CancellationToken cancellationToken)
    {
        var (places, address, watch) = await StartAsync(cancellationToken);
        List<string> names = queued is null ? [] : await QueueAsync(address, watch, places.Notes, cancellationToken);
        while (queued is null && (_injected.Count < Faults || names.Count == 0))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"study-{names.Count}");
            names.Add(name);
            await Connection.AskAsync(address, Limit, client => BeginAsync(client, name, places.Notes, trials, Parallel, cancellationToken), cancellationToken);
            await DisturbAsync(watch, cancellationToken);
            await FinishedAsync(watch, name, cancellationToken);
        }

        var acknowledged = Acknowledged.ReadAll(places.Notes);
        foreach (var notes in logs is null ? [] : Directory.GetFiles(places.Notes))
        {
            File.Copy(notes, Path.Combine(Logs, Path.GetFileName(notes)), overwrite: true);
        }

        _wrong.AddRange(Verdict.Late(acknowledged));
        var attempts = 0;
        await Connection.AskAsync(address, Limit, async client =>
        {
            foreach (var name in names)
            {
                var (problems, tried) = await Verdict.OfAsync(client, (await client.Studies.FindAsync(name, cancellationToken))!, queued / 2 ?? trials, acknowledged, cancellationToken);
                _wrong.AddRange(problems);
                attempts += tried;
            }

            return true;
        }, cancellationToken);
        if (await watch.ScalarAsync("SELECT (SELECT count(*) FROM trial WHERE state = 'RUNNING') + (SELECT count(*) FROM run WHERE status = 'RUNNING') + (SELECT count(*) FROM trial_lease WHERE holder IS NOT NULL)") is var left and not 0)
        {
            _wrong.Add($"{left} trials, runs or leases are left running");
        }

        return Report.Of(seed, _injected, (names.Count, names.Count * (queued / 2 ?? trials), attempts, acknowledged.Count, _silos.Sum(silo => silo.Restarts)), _wrong) with { Queue = _queue };
    }

    private async Task FinishedAsync(Watch watch, string name, CancellationToken cancellationToken)
    {
        try
        {
            await UntilAsync(async () => await watch.ScalarAsync($"SELECT count(*) FROM study WHERE name = '{name}' AND phase = 'FINISHED'") == 1, $"{name} did not finish", cancellationToken);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidOperationException($"{error.Message} What the database says, and the servers said last:\n{await watch.PictureAsync()}\n{string.Join('\n', _silos.Select(silo => silo.LastWords()))}", error);
        }
    }

    private async Task<(Places Places, PostgresAddress Address, Watch Watch)> StartAsync(CancellationToken cancellationToken)
    {
        _networks = Networks.TryCreate();
        var places = Places.Make(_folder.Path, _server, await _server.CreateDatabaseAsync(), bySocket: _networks is not null);
        var address = PostgresAddress.Parse(places.Postgres);
        _disk = SmallDisk.TryMount(places.Artifacts);
        _plan = new(_random, [Fault.Kill, Fault.Freeze, Fault.Database, Fault.Stop, .. _disk is null ? [] : (Fault[])[Fault.Disk], .. _networks is null ? [] : (Fault[])[Fault.Cut]], sequence);
        var servers = compose is null ? Topology.Of(places, _networks) : ComposeFile.Read(compose, places, _server);
        foreach (var once in servers.Where(each => each.Arguments[0] != "serve"))
        {
            _ = await new Silo(once, [], Logs).RunAsync() is 0 and var code ? code : throw new InvalidOperationException($"{once.Name} failed; see {Logs}/{once.Name}.log; --logs keeps it.");
        }

        await (from is null ? StateDatabases.MigrateAsync(_folder.Path, address, cancellationToken) : MigrateByOldAsync(places));
        _silos.AddRange(servers.Where(each => each.Arguments[0] == "serve").Select(each => new Silo(each, _networks?.Plug(each.Name) ?? [], Logs) { Program = Old ?? Silo.Built() }));
        _silos.ForEach(silo => silo.Start());
        var watch = new Watch(_server, places.Database);
        await AllThereAsync(watch, cancellationToken);
        await (from is null ? Task.CompletedTask : BeginUpgradeAsync(address, cancellationToken));
        words.WriteLine($"{_silos.Count} servers have joined: {string.Join(", ", _silos.Select(silo => silo.Name))}{(_networks is null ? "" : ", each in a network of its own")}.");
        return (places, address, watch);
    }

    private Task AllThereAsync(Watch watch, CancellationToken cancellationToken) =>
        UntilAsync(async () => _silos.All(silo => silo.IsUp) && await watch.ScalarAsync("SELECT count(*) FROM membership WHERE status = 3") == _silos.Count, "the silos did not start", cancellationToken);

    private async Task<bool> BeginAsync(HarClient client, string name, string notes, int count, int parallel, CancellationToken cancellationToken)
    {
        var study = await client.Studies.GetOrCreateAsync(
            TestSpecs.Study(name, seed: seed) with { Window = parallel, Objective = new(WalkObjective.ObjectiveName, new Dictionary<string, string>(), new Dictionary<string, string> { [WalkObjective.Notes] = notes, [WalkObjective.Pace] = queued is null ? "200" : "20" }) },
            cancellationToken);
        await study.OptimizeAsync(new(count, parallel), null, cancellationToken);
        return true;
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
