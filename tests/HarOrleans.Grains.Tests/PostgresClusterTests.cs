using System.Collections.Concurrent;
using System.Net;
using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Server;
using HarOrleans.Storage;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization;

namespace HarOrleans.Grains.Tests;

/// <summary>Several servers over one PostgreSQL database.</summary>
public sealed class PostgresClusterTests(PostgresServer postgres) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Servers_on_one_database_are_one_cluster_and_each_does_what_its_roles_say()
    {
        var options = await OptionsAsync();
        await using var control = await StartAsync(options, "control", SiloRoles.Control);
        await using var trainer = await StartAsync(options, "trainer", SiloRoles.Trainer);
        Assert.Equal(control.Services.ClusterId(), trainer.Services.ClusterId());

        var study = await StudyRuns.OptimizeAsync(trainer.Client, TestSpecs.Study(), trials: 3);
        Assert.All(await StudyRuns.TrialsAsync(study), trial => Assert.Equal((TrialState.Complete, 1), (trial.State, trial.Attempt)));

        var address = await ClusterAddress.FindAsync(options.Postgres!, TimeProvider.System, Cancelled);
        using var outside = Outside(address!);
        await outside.StartAsync(Cancelled);
        var found = await outside.Services.GetRequiredService<HarClient>().Studies.FindAsync("study", Cancelled);
        Assert.Equal(3, (await StudyRuns.TrialsAsync(found!)).Count);
        await outside.StopAsync(Cancelled);
    }

    [Fact]
    public async Task Another_database_is_another_cluster_and_one_without_a_silo_alive_has_no_address()
    {
        var (red, blue) = (await OptionsAsync(), await OptionsAsync());
        await using (var server = await StartAsync(red, "red", SiloRoles.Control))
        {
            await using var other = await StartAsync(blue, "blue", SiloRoles.Control);
            Assert.NotEqual(server.Services.ClusterId(), other.Services.ClusterId());
            Assert.Equal(server.Services.ClusterId(), (await ClusterAddress.FindAsync(red.Postgres!, TimeProvider.System, Cancelled))!.ClusterId);
        }

        Assert.Null(await ClusterAddress.FindAsync(red.Postgres!, TimeProvider.System, Cancelled));
    }

    [Fact]
    public async Task A_trainer_that_is_declared_dead_loses_its_trial_at_once_can_change_nothing_and_stops_itself()
    {
        var (began, refused) = (new BlockingCollection<string>(), new TaskCompletionSource<List<string>>(TaskCreationOptions.RunContinuationsAsynchronously));
        using var finished = new ManualResetEventSlim();
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            began.Add(Thread.CurrentThread.Name!, CancellationToken.None);
            if (trial.Assignment.Attempt == 1)
            {
                finished.Wait(CancellationToken.None);
                refused.SetResult(Probes.Refusals(trial));
                throw new FencedException("probe", 1);
            }

            return TrialOutcome.Complete(2);
        });
        var options = await OptionsAsync();
        await using var control = await StartAsync(options, "control", SiloRoles.Control);
        var first = await StartAsync(options, "first", SiloRoles.Trainer, objective);
        var study = await control.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        began.Take(Cancelled);
        await using var second = await StartAsync(options, "second", SiloRoles.Trainer, objective);
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        first.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        var start = TimeProvider.System.GetTimestamp();
        await control.Services.GetRequiredService<IClusterMembershipService>().TryKill(first.Services.SiloAddress());
        await StudyRuns.FinishedAsync(study);

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(9)); // the lease alone would have held 10 s
        var trial = Assert.Single(await StudyRuns.TrialsAsync(study));
        Assert.Equal((TrialState.Complete, 2, 2.0), (trial.State, trial.Attempt, trial.Value));
        await stopping.Task.WaitAsync(Cancelled);
        finished.Set();
        await first.DisposeAsync();
        Assert.Equal(trial, Assert.Single(await StudyRuns.TrialsAsync(study)));
    }

    [Fact]
    public async Task A_trainer_that_lacks_the_others_artifacts_hands_the_trial_back_takes_no_more_and_lives_on()
    {
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            if (trial.Assignment.Attempt == 1)
            {
                trial.SaveCheckpoint(7, stream => stream.WriteByte(1));
                saved.SetResult();
                cancellationToken.WaitHandle.WaitOne();
                cancellationToken.ThrowIfCancellationRequested();
            }

            trial.OpenCheckpoint()!.Dispose();
            return TrialOutcome.Complete(trial.Assignment.Checkpoint!.Step);
        });
        var options = await OptionsAsync();
        await using var control = await StartAsync(options, "control", SiloRoles.Control);
        var first = await StartAsync(options, "first", SiloRoles.Trainer, objective);
        var study = await control.Client.Studies.CreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await saved.Task.WaitAsync(Cancelled);

        // Said to be the cluster's, and yet without its files.
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder.Path, "elsewhere")).FullName;
        File.Copy(Path.Combine(options.Artifacts!, ".har-artifacts"), Path.Combine(elsewhere, ".har-artifacts"));
        await using var other = await StartAsync(options with { Artifacts = elsewhere }, "other", SiloRoles.Trainer, objective);

        await first.DisposeAsync();
        await Eventually.TrueAsync(async () => (await control.Client.GetQueueAsync(Cancelled)).Waiting is [{ Reason: "all trainers are draining" }], Cancelled);
        var waiting = Assert.Single(await StudyRuns.TrialsAsync(study));
        Assert.Equal((TrialState.Waiting, 2), (waiting.State, waiting.Attempt));
        await using var again = await StartAsync(options, "first", SiloRoles.Trainer, objective);
        await StudyRuns.FinishedAsync(study);

        var trial = Assert.Single(await StudyRuns.TrialsAsync(study));
        Assert.Equal((TrialState.Complete, 3, 7.0), (trial.State, trial.Attempt, trial.Value));
        Assert.False(other.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        var log = await control.Client.Runs.Get(trial.RunId).Logs.ReadAsync(cancellationToken: Cancelled);
        Assert.Contains(log.Lines, line => line.Text.Contains("are not where the database says", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_of_the_database_arrives_as_what_it_is_with_its_cause_and_whether_it_passes()
    {
        var options = await OptionsAsync();
        await using var server = await StartAsync(options, "server", SiloRoles.Control);
        var serializer = server.Services.GetRequiredService<Serializer>();
        var cause = new PostgresException("the database system is starting up", "FATAL", "FATAL", "57P03");

        var arrived = serializer.Deserialize<StorageUnavailableException>(serializer.SerializeToArray(new StorageUnavailableException("away", new NpgsqlException("broken", cause), passes: true)));

        Assert.Equal(("away", true, "broken"), (arrived!.Message, arrived.Passes, arrived.InnerException!.Message));
        Assert.Contains("57P03", arrived.InnerException.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_membership_table_lets_one_of_two_changes_from_one_state_pass_and_forgets_the_dead_alone()
    {
        var options = await OptionsAsync();
        await using var server = await StartAsync(options, "server", SiloRoles.Control);
        var table = server.Services.GetRequiredService<IMembershipTable>();
        var before = await table.ReadAllAsync(Cancelled);

        // Seen just now, as the server itself forgets those that it finds long dead, at any moment.
        var seen = TimeProvider.System.GetUtcNow();
        var ghost = new MembershipEntry
        {
            SiloAddress = SiloAddress.New(IPAddress.Loopback, 1, 1),
            SiloName = "ghost",
            HostName = "nowhere",
            Status = SiloStatus.Dead,
            StartTime = seen.UtcDateTime,
            IAmAliveTime = seen.UtcDateTime,
        };
        Assert.True(await table.InsertRowAsync(ghost, before.Version.Next(), Cancelled));
        Assert.False(await table.InsertRowAsync(ghost, before.Version.Next(), Cancelled));

        var (entry, tag) = (await table.ReadRowAsync(ghost.SiloAddress, Cancelled)).Members.Single();
        entry.SuspectTimes = [new(ghost.SiloAddress, seen.UtcDateTime)];
        var now = (await table.ReadAllAsync(Cancelled)).Version;
        Assert.True(await table.UpdateRowAsync(entry, tag, now.Next(), Cancelled));
        Assert.False(await table.UpdateRowAsync(entry, tag, now.Next(), Cancelled));

        await table.CleanupDefunctSiloEntriesAsync(seen.AddDays(1), Cancelled);
        Assert.Equal([server.Services.SiloAddress()], (await table.ReadAllAsync(Cancelled)).Members.Select(each => each.Item1.SiloAddress));
    }

    private static IHost Outside(ClusterAddress address)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.AddHarConnection(address);
        return builder.Build();
    }

    private Task<HarTestServer> StartAsync(HarServerOptions options, string folder, string role, ScriptedObjective? objective = null) =>
        HarTestServer.StartAsync(options with { StateFolder = Path.Combine(_folder.Path, folder), Roles = [role] }, objective ?? ScriptedObjective.Smooth());

    private async Task<HarServerOptions> OptionsAsync()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        return new()
        {
            StateFolder = _folder.Path,
            Artifacts = Path.Combine(_folder.Path, "artifacts"),
            Postgres = PostgresAddress.Parse(await postgres.CreateDatabaseAsync()),
            Migrate = true,
            Port = 0,
        };
    }
}
