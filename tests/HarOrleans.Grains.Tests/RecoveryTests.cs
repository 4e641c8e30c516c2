using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace HarOrleans.Grains.Tests;

public sealed class RecoveryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_that_stops_hands_its_trial_back_and_the_next_goes_on_from_the_checkpoint()
    {
        var gate = new TaskCompletionSource();
        var resumedAt = 0L;
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            using (var checkpoint = trial.OpenCheckpoint())
            {
                resumedAt = trial.Assignment.Checkpoint?.Step ?? 0;
            }

            for (var step = resumedAt + 1; step <= 3; step++)
            {
                trial.LogMetrics(step, [new("value", step)]);
                trial.Report(step, step);
                trial.SaveCheckpoint(step, stream => stream.WriteByte(1));
                if (step == 2 && resumedAt == 0)
                {
                    gate.SetResult();
                    cancellationToken.WaitHandle.WaitOne();
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            return TrialOutcome.Complete(3);
        });
        await using (var server = await HarTestServer.StartAsync(_folder.Path, objective))
        {
            var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
            await study.OptimizeAsync(new(1, 1), null, Cancelled);
            await gate.Task.WaitAsync(Cancelled);
        }

        await using var next = await HarTestServer.StartAsync(_folder.Path, objective);
        var found = (await next.Client.Studies.FindAsync("study", Cancelled))!;
        await StudyRuns.FinishedAsync(found);
        var trial = Assert.Single(await StudyRuns.TrialsAsync(found));
        Assert.Equal((TrialState.Complete, 2, 2L), (trial.State, trial.Attempt, resumedAt));
        var page = await next.Client.Runs.Get(trial.RunId).GetPointsAsync([], 0, 100, Cancelled);
        Assert.Equal([1L, 2, 3], page.Points.Select(x => x.Step));
    }

    [Fact]
    public async Task What_a_crash_left_unprojected_is_listed_after_the_restart()
    {
        await using (var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth(), configure: WithoutProjector))
        {
            await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study("left behind"), Cancelled);
            Assert.Empty(await server.Client.Studies.ListAsync(0, 10, Cancelled));
        }

        await using var next = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        await Eventually.TrueAsync(async () => (await next.Client.Studies.ListAsync(0, 10, Cancelled)).Count == 1, Cancelled);
        Assert.Equal("left behind", Assert.Single(await next.Client.Studies.ListAsync(0, 10, Cancelled)).Name);
    }

    [Fact]
    public async Task A_trainer_held_past_its_lease_is_refused_everything_after_attempt_2_and_no_row_changes()
    {
        var held = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var refused = new TaskCompletionSource<List<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            if (trial.Assignment.Attempt == 1)
            {
                trial.LogMetrics(1, [new("value", 1)]);
                trial.Report(1, 1);
                held.SetResult();
                second.Task.Wait(CancellationToken.None);
                refused.SetResult(Probes.Refusals(trial));
                throw new FencedException("probe", 1);
            }

            trial.LogMetrics(1, [new("value", 2)]);
            trial.Report(1, 2);
            return TrialOutcome.Complete(2);
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective, slots: 2, configure: services =>
        {
            services.Configure<LeaseOptions>(x => (x.Duration, x.LookEvery) = (TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(50)));
            services.Configure<TrainerOptions>(x => x.HeartbeatEvery = TimeSpan.FromMilliseconds(200));
            services.Decorate<ITrialStore>(inner => new ForgetfulTrialStore(inner, attempt: 1));
        });
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await held.Task.WaitAsync(Cancelled);
        await StudyRuns.FinishedAsync(study);

        await Eventually.TrueAsync(() => Task.FromResult(!DatabaseDump.Of(_folder.Path).Any(x => x.StartsWith("outbox:", StringComparison.Ordinal))), Cancelled);
        var before = DatabaseDump.Of(_folder.Path);
        second.SetResult();
        var refusals = await refused.Task.WaitAsync(Cancelled);
        await Assert.ThrowsAsync<FencedException>(() =>
            server.Grains.GetGrain<IStudyGrain>(study.Id).TellAsync(0, 1, TrialOutcome.Complete(99), Cancelled));

        Assert.Equal(["points", "report", "checkpoint", "evaluation"], refusals);
        Assert.Equal(before, DatabaseDump.Of(_folder.Path));
        Assert.Equal(2.0, Assert.Single(await StudyRuns.TrialsAsync(study)).Value);
    }

    private static void WithoutProjector(IServiceCollection services)
    {
        var loops = services.Where(x => x.ServiceType == typeof(ILifecycleParticipant<ISiloLifecycle>) && x.ImplementationFactory is not null).ToArray();
        foreach (var loop in loops)
        {
            services.Remove(loop);
            services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider =>
                (ILifecycleParticipant<ISiloLifecycle>)loop.ImplementationFactory!(provider) is CatalogProjector
                    ? new NoLoop()
                    : (ILifecycleParticipant<ISiloLifecycle>)loop.ImplementationFactory!(provider));
        }
    }

    private sealed class NoLoop : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle observer)
        {
        }
    }

    [Fact]
    public async Task What_ended_as_cancelled_at_a_silo_that_stops_ends_no_loop_of_one_that_goes_on()
    {
        Task[] again = [Task.CompletedTask, Task.CompletedTask, Task.CompletedTask];
        await using var server = await HarTestServer.StartAsync(
            _folder.Path,
            new ScriptedObjective((trial, cancellationToken) =>
            {
                // Its lease is renewed again, or it would train for ever.
                Task.WaitAll(again, cancellationToken);
                return TrialOutcome.Complete(trial.Assignment.Attempt);
            }),
            configure: services =>
            {
                services.Configure<LeaseOptions>(x => x.LookEvery = TimeSpan.FromMilliseconds(50));
                services.Configure<TrainerOptions>(x => x.HeartbeatEvery = TimeSpan.FromMilliseconds(50));
                services.Decorate<ITrialStore>(inner => CancelledOnce<ITrialStore>.Around(
                    CancelledOnce<ITrialStore>.Around(inner, nameof(ITrialStore.RenewLeasesAsync), out again[0]), nameof(ITrialStore.FindNextExpiryAsync), out again[1]));
                services.Decorate<IOutboxStore>(inner => CancelledOnce<IOutboxStore>.Around(inner, nameof(IOutboxStore.ReadAsync), out again[2]));
            });
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await StudyRuns.FinishedAsync(study);

        Assert.Equal(1.0, Assert.Single(await StudyRuns.TrialsAsync(study)).Value);
        await Eventually.TrueAsync(async () => (await server.Client.Studies.ListAsync(0, 10, Cancelled)).Count == 1, Cancelled);
    }

    [Fact]
    public async Task A_call_of_a_training_that_was_cancelled_at_the_other_end_is_made_again_by_the_same_attempt()
    {
        await using var server = await HarTestServer.StartAsync(
            _folder.Path,
            new ScriptedObjective((trial, _) =>
            {
                trial.Report(1, 1);
                return TrialOutcome.Complete(trial.Assignment.Attempt);
            }),
            configure: services => services.Decorate<ITrialStore>(inner => CancelledOnce<ITrialStore>.Around(inner, nameof(ITrialStore.CommitAsync), out _, at: 2)));
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await StudyRuns.FinishedAsync(study);

        var trial = Assert.Single(await StudyRuns.TrialsAsync(study));
        Assert.Equal((1, 1.0), (trial.Attempt, trial.Value));
    }

    [Fact]
    public async Task A_trial_that_was_handed_back_where_its_study_did_not_see_it_goes_on_at_the_next_look()
    {
        var handedBack = new TaskCompletionSource();
        await using var server = await HarTestServer.StartAsync(_folder.Path, new ScriptedObjective((trial, cancellationToken) =>
        {
            if (trial.Assignment.Attempt == 1)
            {
                handedBack.Task.Wait(cancellationToken);
                throw new FencedException("probe", 1);
            }

            return TrialOutcome.Complete(trial.Assignment.Attempt);
        }));
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await StudyRuns.UntilAsync(study, x => x.Counts.Running == 1);
        var trials = server.Services.GetRequiredService<ITrialStore>();
        var record = (await trials.FindAsync(study.Id, 0, Cancelled))!;
        var now = TimeProvider.System.GetUtcNow();
        var back = TrialProtocol.Decide(record.Execution, new TrialEvent.Release(1), new(0, 0)).Transition!;

        Assert.NotNull(await trials.CommitAsync(new(record.Trial.TrialId, back, record.Trial.Sequence + 1, now, now), Cancelled));
        handedBack.SetResult();
        await server.Grains.GetGrain<IStudyGrain>(study.Id).ResumeAsync(Cancelled);
        await StudyRuns.FinishedAsync(study);

        Assert.Equal(2.0, Assert.Single(await StudyRuns.TrialsAsync(study)).Value);
    }

    [Fact]
    public async Task A_trial_that_killed_trainer_after_trainer_is_held_back_and_holds_up_no_other()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study(), Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        var deaths = string.Join(',', Enumerable.Range(1, 8).Select(attempt => $$"""{"attempt":{{attempt}},"ended":"{{now:O}}","died_at_step":2}"""));
        FrozenTrial Waiting(double x) => FrozenTrial.Create(TrialState.Waiting, new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(x) });
        await study.AddTrialsAsync(
            [Waiting(0.1) with { SystemAttributes = new Dictionary<string, string> { [SystemAttributes.RetryHistory] = $"[{deaths}]" } }, Waiting(0.2)],
            cancellationToken: Cancelled);

        await study.OptimizeAsync(new(2, 1), null, Cancelled);
        await StudyRuns.UntilAsync(study, x => x.Counts.Complete == 1);

        var trials = await StudyRuns.TrialsAsync(study);
        Assert.Equal([(TrialState.Waiting, 0), (TrialState.Complete, 1)], trials.Select(x => (x.State, x.Attempt)));
    }
}
