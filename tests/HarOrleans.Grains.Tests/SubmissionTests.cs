using System.Collections.Concurrent;
using HarOrleans.Contracts;
using HarOrleans.Server;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace HarOrleans.Grains.Tests;

public sealed class SubmissionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_trials_of_a_study_that_wait_go_to_the_queue_in_one_call()
    {
        var queue = new CallLog(typeof(IQueueGrain));
        var objective = new ScriptedObjective((_, stop) =>
        {
            stop.WaitHandle.WaitOne();
            throw new OperationCanceledException(stop);
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective, configure: services => services.AddSingleton<IIncomingGrainCallFilter>(queue));
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        for (var number = 0; number < 40; number++)
        {
            await study.EnqueueTrialAsync(new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(number / 40.0) }, cancellationToken: Cancelled);
        }

        await study.OptimizeAsync(new(40, 40), null, Cancelled);
        await StudyRuns.UntilAsync(study, x => x.Counts.Running == 1);
        await study.CancelTrialAsync(0, Cancelled);
        await StudyRuns.UntilAsync(study, x => x.Counts is { Running: 1, Fail: 1 });
        await Eventually.TrueAsync(() => Task.FromResult(Submitted().Count > 1), Cancelled);

        Assert.Equal(Enumerable.Range(0, 40), Submitted()[0]);
        Assert.All(Submitted().Skip(1), again => Assert.InRange(again.Length, 38, 39));
        Assert.Equal(38, (await server.Client.GetQueuePageAsync(0, 1, Cancelled)).Total);

        List<int[]> Submitted() =>
            [.. queue.Calls.Where(x => x.Method == nameof(IQueueGrain.EnqueueAsync)).Select(x => ((IReadOnlyList<TrialTicket>)x.Argument!).Select(ticket => ticket.Number).ToArray())];
    }

    [Fact]
    public async Task A_trial_with_needs_of_its_own_waits_for_them_and_holds_up_no_other()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, new ScriptedObjective((trial, _) => TrialOutcome.Complete(trial.Assignment.Number)));
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        var x = new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(0.5) };
        var wrong = await Assert.ThrowsAsync<InvalidSpecException>(() => study.EnqueueTrialAsync(x, requires: ["memory>=much"], cancellationToken: Cancelled));
        Assert.Contains("requires 'memory>=much': this is no need.", wrong.Message, StringComparison.Ordinal);
        await study.ScheduleAsync(new(["no-such-label"]), Cancelled);
        await study.EnqueueTrialAsync(x, cancellationToken: Cancelled);
        await study.EnqueueTrialAsync(x, requires: ["gpu=a100", "memory>=1000000"], cancellationToken: Cancelled);
        await study.EnqueueTrialAsync(x, requires: [], cancellationToken: Cancelled);
        await study.EnqueueTrialAsync(x, requires: ["memory>=0"], cancellationToken: Cancelled);
        await study.OptimizeAsync(new(4, 1), null, Cancelled);
        await StudyRuns.UntilAsync(study, snapshot => snapshot.Counts is { Complete: 2, Waiting: 2 });

        await Eventually.TrueAsync(async () => (await server.Client.GetQueueAsync(Cancelled)).Waiting.Count == 2, Cancelled);
        Assert.Equal(
            [(0, 1, "needs no-such-label: no trainer that is alive has it"), (1, 2, "needs gpu=a100, memory>=1000000: no trainer that is alive has it")],
            (await server.Client.GetQueueAsync(Cancelled)).Waiting.Select(waiting => (waiting.Ticket.Number, waiting.Position, waiting.Reason)));
        await study.ScheduleAsync(StudySchedule.Default, Cancelled);
        await StudyRuns.UntilAsync(study, snapshot => snapshot.Counts is { Complete: 3, Waiting: 1 });
        await Eventually.TrueAsync(async () => (await server.Client.GetQueueAsync(Cancelled)).Waiting is [{ Position: 1, Ticket.Number: 1 }], Cancelled);
    }

    [Fact]
    public async Task A_trial_that_was_put_in_front_stays_there_over_a_restart_until_it_has_started()
    {
        long id;
        var blocked = new ScriptedObjective((_, stop) =>
        {
            stop.WaitHandle.WaitOne();
            throw new OperationCanceledException(stop);
        });
        await using (var server = await HarTestServer.StartAsync(_folder.Path, blocked))
        {
            var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
            id = study.Id;
            for (var number = 0; number < 6; number++)
            {
                await study.EnqueueTrialAsync(new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(number / 6.0) }, cancellationToken: Cancelled);
            }

            await study.OptimizeAsync(new(6, 5), null, Cancelled);
            await StudyRuns.UntilAsync(study, x => x.Counts is { Running: 1, Waiting: 5 });
            await Assert.ThrowsAsync<NotFoundException>(() => server.Client.MoveFirstAsync(id, 0, Cancelled));
            await Assert.ThrowsAsync<NotFoundException>(() => server.Client.MoveFirstAsync(id, 77, Cancelled));
            await server.Client.MoveFirstAsync(id, 2, Cancelled);
            await server.Client.MoveFirstAsync(id, 3, Cancelled);
            Assert.Equal([3, 2], (await server.Client.GetQueueAsync(Cancelled)).Waiting.Take(2).Select(x => x.Ticket.Number));
        }

        var order = new ConcurrentQueue<int>();
        var objective = new ScriptedObjective((trial, _) =>
        {
            order.Enqueue(trial.Assignment.Number);
            return TrialOutcome.Complete(1);
        });
        await using var again = await HarTestServer.StartAsync(_folder.Path, objective);
        await StudyRuns.FinishedAsync(again.Client.Studies.Get(id));

        Assert.Equal([3, 2, 0, 1, 4, 5], order);
    }

    [Fact]
    public async Task The_slots_of_a_trainer_go_round_its_devices()
    {
        var devices = new ConcurrentBag<string>();
        using var all = new CountdownEvent(3);
        var objective = new ScriptedObjective((trial, stop) =>
        {
            devices.Add(trial.Device);
            all.Signal();
            all.Wait(stop);
            return TrialOutcome.Complete(1);
        });
        var options = new HarServerOptions { StateFolder = _folder.Path, TrainerSlots = 3, Devices = ["cuda:0", "cuda:1"], Port = 0, Roles = [SiloRoles.Control, SiloRoles.Trainer], Monitoring = new() { SystemMetricsEvery = null } };
        await using var server = await HarTestServer.StartAsync(options, objective);

        await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 3, parallel: 3);

        Assert.Equal(["cuda:0", "cuda:0", "cuda:1"], devices.Order());
    }
}
