using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Orleans;
using Orleans.Runtime;

namespace HarOrleans.Grains.Tests;

public sealed class ClusterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_trainer_grains_live_on_trainer_silos()
    {
        await using var cluster = await HarTestCluster.StartAsync(_folder.Path, ScriptedObjective.Smooth(), trainers: 2);
        await StudyRuns.OptimizeAsync(cluster.Control.Client, TestSpecs.Study(), trials: 6, parallel: 2);

        var management = cluster.Control.Grains.GetGrain<IManagementGrain>(0);
        var control = cluster.Control.Services.SiloAddress();
        var trainers = cluster.Trainers.Select(x => x.Services.SiloAddress()).ToHashSet();
        var ours = (await management.GetDetailedGrainStatistics(null, null, Cancelled)).Where(x => x.GrainType.Contains("HarOrleans", StringComparison.Ordinal)).ToArray();
        var elsewhere = ours.Where(x => trainers.Contains(x.SiloAddress)).Select(x => x.GrainId.Type.ToString()).Distinct();
        Assert.Equal(["trainer"], elsewhere);
        Assert.Contains(ours, x => x.SiloAddress.Equals(control) && x.GrainId.Type.ToString() == "study");
        Assert.DoesNotContain(ours, x => x.SiloAddress.Equals(control) && x.GrainId.Type.ToString() == "trainer");
    }

    [Fact]
    public async Task Stopping_a_trainer_resumes_its_trial_on_the_other()
    {
        var started = new BlockingCollection<string>();
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            started.Add(Thread.CurrentThread.Name!, CancellationToken.None);
            if (trial.Assignment.Attempt == 1)
            {
                trial.SaveCheckpoint(1, stream => stream.WriteByte(1));
                cancellationToken.WaitHandle.WaitOne();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return TrialOutcome.Complete(trial.Assignment.Checkpoint!.Step);
        });
        await using var cluster = await HarTestCluster.StartAsync(_folder.Path, objective, trainers: 2);
        var study = await cluster.Control.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await Task.Run(() => started.Take(Cancelled), Cancelled);
        var holder = (await study.GetTrialAsync(0, Cancelled)).Holder!;
        var first = cluster.Trainers.Single(x => holder.StartsWith(x.Services.SiloAddress().ToParsableString(), StringComparison.Ordinal));

        await first.DisposeAsync();
        await StudyRuns.FinishedAsync(study);

        var trial = Assert.Single(await StudyRuns.TrialsAsync(study));
        Assert.Equal((TrialState.Complete, 2, 1.0), (trial.State, trial.Attempt, trial.Value));
    }

    [Fact]
    public async Task With_no_trainer_alive_trials_wait_and_say_why()
    {
        await using var cluster = await HarTestCluster.StartAsync(_folder.Path, ScriptedObjective.Smooth(), trainers: 0);
        var study = await cluster.Control.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await StudyRuns.UntilAsync(study, x => x.Counts.Waiting == 1);

        await Eventually.TrueAsync(async () => (await cluster.Control.Client.GetQueueAsync(Cancelled)).Waiting.Count == 1, Cancelled);
        var waiting = Assert.Single((await cluster.Control.Client.GetQueueAsync(Cancelled)).Waiting);
        Assert.Equal((1, "no trainer is alive"), (waiting.Position, waiting.Reason));
        Assert.Equal(1, (await study.GetTrialAsync(0, Cancelled)).QueuePosition);
    }

    [Fact]
    public async Task A_study_waits_for_a_trainer_that_has_what_it_needs_and_a_drained_one_takes_nothing()
    {
        await using var cluster = await HarTestCluster.StartAsync(_folder.Path, ScriptedObjective.Smooth(), trainers: 1);
        var client = cluster.Control.Client;
        var silo = Assert.Single(await client.GetSilosAsync(cancellationToken: Cancelled), x => x.Roles.Contains(SiloRoles.Trainer));
        Assert.Equal(cluster.Trainers[0].Services.SiloAddress().ToParsableString(), silo.Silo);
        Assert.True(int.Parse(silo.Labels["cpu"], CultureInfo.InvariantCulture) > 0);

        var study = await client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await Assert.ThrowsAsync<InvalidSpecException>(() => study.ScheduleAsync(new(["g p u"]), Cancelled));
        await study.ScheduleAsync(new(["gpu"], 2), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await Eventually.TrueAsync(async () => (await client.GetQueueAsync(Cancelled)).Waiting is [{ Ticket.Priority: 2, Reason: "needs gpu: no trainer that is alive has it" }], Cancelled);

        await client.DrainAsync(silo.Silo, cancellationToken: Cancelled);
        await Assert.ThrowsAsync<NotFoundException>(() => client.DrainAsync("127.0.0.1:1", cancellationToken: Cancelled));
        await Eventually.TrueAsync(async () => (await client.GetQueueAsync(Cancelled)).Trainers is [{ Draining: true }], Cancelled);
        await study.ScheduleAsync(StudySchedule.Default, Cancelled);
        await Eventually.TrueAsync(async () => (await client.GetQueueAsync(Cancelled)).Waiting is [{ Reason: "all trainers are draining" }], Cancelled);

        await client.DrainAsync(silo.Silo, drain: false, Cancelled);
        await StudyRuns.FinishedAsync(study);
        Assert.Equal(TrialState.Complete, Assert.Single(await StudyRuns.TrialsAsync(study)).State);
    }

    [Fact]
    public async Task A_trial_that_waits_or_runs_is_cancelled_once_and_one_that_has_ended_is_not()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            if (trial.Assignment.Number == 0)
            {
                cancellationToken.WaitHandle.WaitOne();
                stopped.TrySetResult();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return TrialOutcome.Complete(trial.Assignment.Number);
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective);
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(3, 2), null, Cancelled);
        await Eventually.TrueAsync(async () => await server.Client.GetQueuePageAsync(0, 1, Cancelled) is { Total: 1, Waiting: [{ Ticket.Number: 1 }] }, Cancelled);

        await study.CancelTrialAsync(1, Cancelled);
        await study.CancelTrialAsync(1, Cancelled);
        Assert.Equal((TrialState.Fail, "cancelled", 0), await EndOfAsync(study, 1));
        Assert.DoesNotContain((await server.Client.GetQueueAsync(Cancelled)).Waiting, waiting => waiting.Ticket.Number == 1);

        await study.CancelTrialAsync(0, Cancelled);
        await stopped.Task.WaitAsync(Cancelled);
        Assert.Equal((TrialState.Fail, "cancelled", 1), await EndOfAsync(study, 0));

        await StudyRuns.FinishedAsync(study);
        Assert.Equal(TrialState.Complete, (await study.GetTrialAsync(2, Cancelled)).Trial.State);
        await Assert.ThrowsAsync<ConflictException>(() => study.CancelTrialAsync(2, Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => study.CancelTrialAsync(7, Cancelled));
    }

    [Fact]
    public async Task A_grain_call_answers_within_100_ms_while_two_trials_keep_every_core_busy()
    {
        var objective = new ScriptedObjective((_, cancellationToken) =>
        {
            for (var x = 1.0; !cancellationToken.IsCancellationRequested; x = Math.Sqrt(x + 1))
            {
            }

            throw new OperationCanceledException(cancellationToken);
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective, slots: 2);
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(2, 2), null, Cancelled);
        await StudyRuns.UntilAsync(study, x => x.Counts.Running == 2);

        List<double> millis = [];
        for (var i = 0; i < 200; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await study.GetAsync(Cancelled);
            millis.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        millis.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"median {millis[100]:F2} ms, 99th percentile {millis[197]:F2} ms");
        Assert.InRange(millis[197], 0, 100);
    }

    private static async Task<(TrialState State, string? Reason, int Attempt)> EndOfAsync(StudyHandle study, int number) =>
        (await study.GetTrialAsync(number, Cancelled)).Trial is var trial ? (trial.State, trial.Reason, trial.Attempt) : default;
}
