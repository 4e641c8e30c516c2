using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace HarOrleans.Grains.Tests;

/// <summary>What does not answer holds up nothing but itself: a queue, a study, what an objective does when it is asked to stop.</summary>
public sealed class SilenceTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1.5);
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Where_the_queue_does_not_answer_a_trainer_renews_its_leases_by_itself_and_no_training_is_thrown_away()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var frozen = false;
        var thawed = new TaskCompletionSource();
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            begun.TrySetResult();
            end.Task.Wait(cancellationToken);
            return TrialOutcome.Complete(trial.Assignment.Attempt);
        });
        await using var server = await StartAsync(objective, 2, (method, _) => frozen && method == nameof(IQueueGrain.HeartbeatAsync) ? thawed.Task : null);
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(1, 1), null, Cancelled);
        await begun.Task.WaitAsync(Cancelled);

        frozen = true;
        var trials = server.Services.GetRequiredService<ITrialStore>();
        var first = await trials.FindNextExpiryAsync(Cancelled);
        await Eventually.TrueAsync(async () => await trials.FindNextExpiryAsync(Cancelled) > first + Lease, Cancelled);
        Assert.Equal(1, (await study.GetTrialAsync(0, Cancelled)).Trial.Attempt);
        frozen = false;
        thawed.SetResult();
        end.SetResult();
        await StudyRuns.FinishedAsync(study);
        Assert.Equal(1.0, Assert.Single(await StudyRuns.TrialsAsync(study)).Value);
    }

    [Fact]
    public async Task A_study_that_cannot_be_looked_after_holds_up_no_other()
    {
        long? broken = null;
        var (fell, forEver) = (new SemaphoreSlim(0), new TaskCompletionSource());
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            if (trial.Assignment.Attempt == 1)
            {
                fell.Release();
                forEver.Task.Wait(CancellationToken.None);
            }

            return TrialOutcome.Complete(trial.Assignment.Attempt);
        });
        await using var server = await StartAsync(
            objective,
            slots: 3,
            (method, grain) => method is nameof(IStudyGrain.ExpireAsync) or nameof(IStudyGrain.ResumeAsync) && grain.GetIntegerKey() == broken ? Task.FromException(new InvalidOperationException("Broken.")) : null,
            services => services.Decorate<ITrialStore>(inner => new ForgetfulTrialStore(inner, attempt: 1)));
        var (first, second) = (await server.Client.Studies.CreateAsync(TestSpecs.Study("first"), Cancelled), await server.Client.Studies.CreateAsync(TestSpecs.Study("second"), Cancelled));
        broken = first.Id;
        await first.OptimizeAsync(new(1, 1), null, Cancelled);
        await fell.WaitAsync(Cancelled);
        await second.OptimizeAsync(new(1, 1), null, Cancelled);
        await StudyRuns.FinishedAsync(second);

        Assert.Equal(2.0, Assert.Single(await StudyRuns.TrialsAsync(second)).Value);
        Assert.Equal(1, (await first.GetAsync(Cancelled)).Counts.Running);
        broken = null;
        await StudyRuns.FinishedAsync(first);
        forEver.SetResult();
    }

    [Fact]
    public async Task What_an_objective_does_when_it_is_asked_to_stop_holds_up_no_other_trial_of_its_silo()
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            if (!begun.Task.IsCompleted)
            {
                cancellationToken.Register(() => release.Task.Wait());
                begun.SetResult();
                cancellationToken.WaitHandle.WaitOne();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return TrialOutcome.Complete(1);
        });
        await using var server = await StartAsync(objective, slots: 2, (_, _) => null);
        var first = await server.Client.Studies.CreateAsync(TestSpecs.Study("first"), Cancelled);
        await first.OptimizeAsync(new(1, 1), null, Cancelled);
        await begun.Task.WaitAsync(Cancelled);
        await first.CancelTrialAsync(0, Cancelled);
        try
        {
            await StudyRuns.FinishedAsync(first);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            var second = StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study("second"), trials: 3);
            await second.WaitAsync(limit.Token);
            await Eventually.TrueAsync(async () => (await server.Client.GetQueueAsync(Cancelled)).Trainers is [{ Busy.Count: 0 }], Cancelled);
        }
        finally
        {
            release.SetResult();
        }
    }

    private Task<HarTestServer> StartAsync(IObjective objective, int slots, Func<string, Orleans.Runtime.GrainId, Task?> fault, Action<IServiceCollection>? configure = null) =>
        HarTestServer.StartAsync(_folder.Path, objective, slots, services =>
        {
            services.Configure<LeaseOptions>(x => (x.Duration, x.LookEvery) = (Lease, TimeSpan.FromMilliseconds(50)));
            services.Configure<TrainerOptions>(x => x.HeartbeatEvery = TimeSpan.FromMilliseconds(200));
            services.AddSingleton<IIncomingGrainCallFilter>(new CallFault(fault));
            configure?.Invoke(services);
        });
}
