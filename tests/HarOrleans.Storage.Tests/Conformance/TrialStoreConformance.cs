using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class TrialStoreConformance : StoreConformance
{
    private static TrialEvent Tell(int attempt, TrialOutcome outcome) => new TrialEvent.Tell(attempt, outcome);

    private static TrialEvent Report(int attempt, long step, double value) => new TrialEvent.Report(attempt, new IntermediateValue(step, value));

    [Fact]
    public async Task A_new_trial_waits_with_a_scheduled_run_that_has_its_parameters()
    {
        var trainer = new Trainer(Storage);
        var made = await trainer.CreateAsync();

        Assert.Equal(TrialExecution.New, made.Execution);
        Assert.Equal(TrialState.Waiting, made.Trial.State);
        Assert.Equal(ParamValue.Of(64), made.Trial.Params["hidden_size"]);
        Assert.Equal(ParamValue.Of(1.0), made.Trial.Params["lr"]);
        Assert.Equal(["hidden_size", "lr", "activation"], made.Trial.Params.Keys);
        Assert.Equal(trainer.Now, made.Trial.CreatedAt);
        Assert.Equal(1, made.Trial.Sequence);

        var run = (await Storage.Runs.FindAsync(trainer.RunId))!;
        Assert.Equal(RunStatus.Scheduled, run.Info.Status);
        Assert.Equal((7L, 0), (run.Info.StudyId, run.Info.TrialNumber));
        Assert.Null(run.Info.StartedAt);
        Assert.Equal("64", run.Params["hidden_size"]);
        Assert.Equal("sha", run.Params["data"]);
        Assert.Equal("test", run.Tags["kind"]);
    }

    [Fact]
    public async Task A_number_that_the_study_has_returns_the_stored_trial_unchanged()
    {
        var trainer = new Trainer(Storage);
        var begun = await trainer.BeginAsync();
        var other = trainer.NewTrial() with { Params = new Dictionary<string, ParamValue>(), Sequence = 99, At = trainer.Now.AddDays(1) };

        await ChangesNothingAsync(async () =>
        {
            var again = await Storage.Trials.CreateAsync(other);
            Assert.Equal(begun.Execution, again.Execution);
            Assert.Equal(begun.Trial.TrialId, again.Trial.TrialId);
            Assert.Equal(3, again.Trial.Params.Count);
        });
    }

    [Fact]
    public async Task A_run_that_exists_cannot_become_a_trials_run_and_no_trial_is_left()
    {
        var trainer = new Trainer(Storage);
        await Storage.Runs.CreateAsync(Some.Run(trainer.RunId), trainer.Now);

        await ChangesNothingAsync(() => Assert.ThrowsAsync<ConflictException>(trainer.CreateAsync));
        Assert.Null(await Storage.Trials.FindAsync(trainer.StudyId, trainer.Number));
    }

    [Fact]
    public async Task Trials_of_a_study_load_by_number_with_ids_that_increase()
    {
        foreach (var number in (int[])[2, 0, 1])
        {
            await new Trainer(Storage) { Number = number }.CreateAsync();
        }

        await new Trainer(Storage) { StudyId = 8 }.CreateAsync();

        var loaded = await Storage.Trials.LoadAsync(7);
        Assert.Equal([0, 1, 2], loaded.Select(record => record.Trial.Number));
        Assert.Equal(4, loaded.Select(record => record.Trial.TrialId).Append((await Storage.Trials.FindAsync(8, 0))!.Trial.TrialId).Distinct().Count());
        Assert.Empty(await Storage.Trials.LoadAsync(9));
        Assert.Null(await Storage.Trials.FindAsync(7, 3));
    }

    [Fact]
    public async Task Beginning_grants_the_lease_and_the_run_runs()
    {
        var trainer = new Trainer(Storage);
        var begun = await trainer.BeginAsync("silo-a/0#1");

        Assert.Equal(new TrialExecution(TrialState.Running, 1, "silo-a/0#1", 0, 0, null, null), begun.Execution);
        Assert.Equal(trainer.Now, begun.Trial.StartedAt);
        Assert.Equal(2, begun.Trial.Sequence);
        Assert.Equal(("silo-a/0#1", trainer.Now + trainer.Lease), await Storage.Trials.FindLeaseAsync(begun.Trial.TrialId));
        var run = (await Storage.Runs.FindAsync(trainer.RunId))!.Info;
        Assert.Equal((RunStatus.Running, (DateTimeOffset?)trainer.Now), (run.Status, run.StartedAt));
    }

    [Theory]
    [InlineData(TrialState.Complete, RunStatus.Finished)]
    [InlineData(TrialState.Pruned, RunStatus.Killed)]
    [InlineData(TrialState.Fail, RunStatus.Failed)]
    public async Task A_finished_trial_drops_its_lease_and_ends_its_run_with_the_matching_status(TrialState state, RunStatus status)
    {
        var trainer = new Trainer(Storage);
        await trainer.BeginAsync();
        trainer.Now += TimeSpan.FromSeconds(5);
        var outcome = new TrialOutcome(state, state == TrialState.Complete ? 0.5 : null, state == TrialState.Complete ? null : "why");
        if (state == TrialState.Fail)
        {
            await trainer.DoAsync(Tell(1, outcome));
            await trainer.BeginAsync("silo-a/0#2");
        }

        Assert.True(await trainer.DoAsync(Tell((await trainer.GetAsync()).Trial.Attempt, outcome)));

        var record = await trainer.GetAsync();
        Assert.Equal((state, outcome.Value, outcome.Reason), (record.Trial.State, record.Trial.Value, record.Trial.Reason));
        Assert.Equal(trainer.Now, record.Trial.FinishedAt);
        Assert.Null(record.Execution.Holder);
        Assert.Null(await Storage.Trials.FindLeaseAsync(record.Trial.TrialId));
        var run = (await Storage.Runs.FindAsync(trainer.RunId))!.Info;
        Assert.Equal((status, outcome.Reason, (DateTimeOffset?)trainer.Now), (run.Status, run.Reason, run.EndedAt));
    }

    [Fact]
    public async Task A_trial_that_is_tried_again_waits_with_a_scheduled_run_and_keeps_its_start()
    {
        var trainer = new Trainer(Storage);
        await trainer.BeginAsync();
        trainer.Now += TimeSpan.FromSeconds(1);
        Assert.True(await trainer.DoAsync(Tell(1, TrialOutcome.Fail("boom"))));

        var waiting = await trainer.GetAsync();
        Assert.Equal(new TrialExecution(TrialState.Waiting, 1, null, 1, 0, null, "boom"), waiting.Execution);
        Assert.Equal(RunStatus.Scheduled, (await Storage.Runs.FindAsync(trainer.RunId))!.Info.Status);

        trainer.Now += TimeSpan.FromSeconds(1);
        var again = await trainer.BeginAsync("silo-b/0#1");
        Assert.Equal(2, again.Trial.Attempt);
        Assert.Equal(Trainer.Start, again.Trial.StartedAt);
        Assert.Equal(Trainer.Start, (await Storage.Runs.FindAsync(trainer.RunId))!.Info.StartedAt);
    }

    [Fact]
    public async Task A_commit_on_a_state_that_has_moved_is_refused_and_writes_nothing()
    {
        var trainer = new Trainer(Storage);
        await trainer.CreateAsync();
        var record = await trainer.GetAsync();
        var late = Trainer.Step(record.Execution, new TrialEvent.Begin("silo-b/0#1"));
        await trainer.BeginAsync("silo-a/0#1");

        await ChangesNothingAsync(async () => Assert.Null(await Storage.Trials.CommitAsync(trainer.Commit(record.Trial.TrialId, late))));
        await ChangesNothingAsync(async () => Assert.Null(await Storage.Trials.CommitAsync(trainer.Commit(12345, late))));
    }

    [Fact]
    public async Task A_commit_with_another_holder_is_refused()
    {
        var trainer = new Trainer(Storage);
        var begun = await trainer.BeginAsync("silo-a/0#1");
        var step = Trainer.Step(begun.Execution with { Holder = "silo-a/0#2" }, new TrialEvent.Release(1));

        await ChangesNothingAsync(async () => Assert.Null(await Storage.Trials.CommitAsync(trainer.Commit(begun.Trial.TrialId, step))));
    }

    [Fact]
    public async Task An_expiry_is_refused_while_the_lease_holds_and_committed_once_it_has_run_out()
    {
        var trainer = new Trainer(Storage);
        var begun = await trainer.BeginAsync();
        var key = new LeaseKey(trainer.StudyId, trainer.Number, begun.Trial.TrialId, 1);
        trainer.Now += TimeSpan.FromSeconds(11);
        Assert.Equal([key], await Storage.Trials.ListExpiredLeasesAsync(trainer.Now));
        Assert.Equal((await Storage.Trials.FindLeaseAsync(key.TrialId))!.Value.Until, await Storage.Trials.FindNextExpiryAsync());
        Assert.Empty(await Storage.Trials.RenewLeasesAsync([key], trainer.Now + trainer.Lease));

        await ChangesNothingAsync(async () => Assert.False(await trainer.DoAsync(new TrialEvent.Expire(1))));
        Assert.Empty(await Storage.Trials.ListExpiredLeasesAsync(trainer.Now));

        var expired = await trainer.ExpireAsync();
        Assert.Equal((TrialState.Waiting, 1), (expired.Trial.State, expired.Execution.Deaths));
        Assert.Empty(await Storage.Trials.ListExpiredLeasesAsync(trainer.Now));
    }

    [Fact]
    public async Task Renewing_returns_the_leases_that_are_lost_and_never_shortens_the_others()
    {
        var (held, lost) = (new Trainer(Storage), new Trainer(Storage) { Number = 1 });
        var heldId = (await held.BeginAsync()).Trial.TrialId;
        var lostId = (await lost.BeginAsync()).Trial.TrialId;
        Assert.True(await lost.DoAsync(new TrialEvent.Release(1)));
        LeaseKey[] keys = [new(7, 0, heldId, 1), new(7, 0, heldId, 2), new(7, 1, lostId, 1), new(7, 5, 999, 1)];

        Assert.Equal(keys[1..], await Storage.Trials.RenewLeasesAsync(keys, held.Now.AddSeconds(30)));
        Assert.Empty(await Storage.Trials.RenewLeasesAsync([keys[0]], held.Now.AddSeconds(20)));
        Assert.Equal(held.Now.AddSeconds(30), (await Storage.Trials.FindLeaseAsync(heldId))!.Value.Until);
        Assert.Empty(await Storage.Trials.RenewLeasesAsync([], held.Now));
    }

    [Fact]
    public async Task An_embedded_server_ends_every_lease_of_its_predecessor_at_once()
    {
        var (one, two) = (new Trainer(Storage), new Trainer(Storage) { Number = 1 });
        await one.BeginAsync();
        await two.BeginAsync();
        await new Trainer(Storage) { Number = 2 }.CreateAsync();

        await Storage.ReopenAsync();
        Assert.Equal(2, await Storage.Trials.ExpireAllLeasesAsync(one.Now, one.Now));
        Assert.Equal([0, 1], (await Storage.Trials.ListExpiredLeasesAsync(one.Now)).Select(lease => lease.Number).Order());
        Assert.True(await one.DoAsync(new TrialEvent.Expire(1)));
    }

    [Fact]
    public async Task A_silo_that_died_loses_its_leases_at_once_and_no_other_silo_does()
    {
        Trainer[] trainers = [new(Storage), new(Storage) { Number = 1 }, new(Storage) { Number = 2 }];
        await trainers[0].BeginAsync("127.0.0.1:1@5/0#a");
        await trainers[1].BeginAsync("127.0.0.1:1@5/1#b");
        await trainers[2].BeginAsync("127.0.0.1:1@55/0#c");

        Assert.Equal(2, await Storage.Trials.ExpireLeasesOfAsync(["127.0.0.1:1@5", "127.0.0.1:2@5"], trainers[0].Now));
        Assert.Equal(0, await Storage.Trials.ExpireLeasesOfAsync(["127.0.0.1:1@5"], trainers[0].Now));
        var ended = await Storage.Trials.ListExpiredLeasesAsync(trainers[0].Now);
        Assert.Equal([0, 1], ended.Select(lease => lease.Number).Order());

        // A silo that does not know yet that it counts as dead cannot take them back.
        Assert.Equal(ended.OrderBy(lease => lease.TrialId), await Storage.Trials.RenewLeasesAsync(ended, trainers[0].Now.AddMinutes(1)));
        Assert.Equal(2, (await Storage.Trials.ListExpiredLeasesAsync(trainers[0].Now)).Count);
    }

    [Fact]
    public async Task Reports_are_stored_one_a_step_with_the_latest_value_in_order_of_steps()
    {
        var trainer = new Trainer(Storage);
        await trainer.BeginAsync();
        foreach (var (step, value) in ((long, double)[])[(3, 0.3), (1, double.NaN), (2, double.PositiveInfinity), (3, 0.33), (4, double.NegativeInfinity)])
        {
            Assert.True(await trainer.DoAsync(Report(1, step, value)));
        }

        IntermediateValue[] expected = [new(1, double.NaN), new(2, double.PositiveInfinity), new(3, 0.33), new(4, double.NegativeInfinity)];
        var record = await trainer.GetAsync();
        Assert.Equal(expected, record.Trial.Intermediates);
        Assert.Equal(expected, (await Storage.Trials.LoadAsync(7)).Single().Trial.Intermediates);
        Assert.Equal(trainer.Sequence, record.Trial.Sequence);
        Assert.Equal(trainer.Now + trainer.Lease, (await Storage.Trials.FindLeaseAsync(record.Trial.TrialId))!.Value.Until);
    }

    [Fact]
    public async Task The_latest_checkpoint_is_found_and_a_late_repetition_of_an_older_one_does_not_bring_it_back()
    {
        var trainer = new Trainer(Storage);
        var id = (await trainer.BeginAsync()).Trial.TrialId;
        Assert.Null(await Storage.Trials.FindCheckpointAsync(id));
        var (first, second) = (new CheckpointInfo(id, 1, 3, 30, "c/3", "aa"), new CheckpointInfo(id, 1, 4, 40, "c/4", "bb"));

        Assert.True(await Storage.Trials.SaveCheckpointAsync(first));
        Assert.Equal(first, await Storage.Trials.FindCheckpointAsync(id));
        Assert.True(await Storage.Trials.SaveCheckpointAsync(second));
        await ChangesNothingAsync(async () => Assert.True(await Storage.Trials.SaveCheckpointAsync(first)));
        await ChangesNothingAsync(async () => Assert.True(await Storage.Trials.SaveCheckpointAsync(second)));
        Assert.Equal(second, await Storage.Trials.FindCheckpointAsync(id));
        Assert.Null(await Storage.Trials.FindCheckpointAsync(999));
    }

    [Fact]
    public async Task Studies_with_open_trials_are_those_that_wait_or_run()
    {
        var (waits, runs, done) = (new Trainer(Storage) { StudyId = 1 }, new Trainer(Storage) { StudyId = 2 }, new Trainer(Storage) { StudyId = 3 });
        await waits.CreateAsync();
        await runs.BeginAsync();
        await done.BeginAsync();
        await done.DoAsync(Tell(1, TrialOutcome.Complete(1)));

        Assert.Equal([1L, 2L], await Storage.Trials.ListStudiesWithOpenTrialsAsync());
    }

    [Fact]
    public async Task Everything_committed_is_there_after_a_restart()
    {
        var trainer = new Trainer(Storage);
        await trainer.BeginAsync();
        await trainer.DoAsync(Report(1, 1, 0.5));
        await trainer.DoAsync(Tell(1, TrialOutcome.Complete(0.75)));
        await ChangesNothingAsync(Storage.ReopenAsync);
        Assert.Equal(0.75, (await trainer.GetAsync()).Trial.Value);
    }
}
