using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

/// <summary>A trainer that was held past its lease wakes up after attempt 2 has begun: whatever it writes is refused, and no row changes.</summary>
public abstract class FencingConformance : StoreConformance
{
    private async Task<(Trainer Trainer, TrialRecord First, TrialRecord Second)> TakenOverAsync()
    {
        var trainer = new Trainer(Storage);
        var first = await trainer.BeginAsync("silo-a/0#1");
        await Storage.Runs.LogAsync(trainer.RunId, Some.Points(1, Some.Point(1, 1, 0.5)));
        await Storage.Runs.SetEvaluationAsync(trainer.RunId, 1, Some.Evaluation(0.1));
        await trainer.ExpireAsync();
        var second = await trainer.BeginAsync("silo-b/0#1");
        Assert.Equal(2, second.Trial.Attempt);
        Assert.NotNull(await Storage.Runs.LogAsync(trainer.RunId, Some.Points(2, Some.Point(1, 1, 0.6))));
        return (trainer, first, second);
    }

    [Fact]
    public async Task Its_points_are_refused()
    {
        var (trainer, _, _) = await TakenOverAsync();
        await ChangesNothingAsync(async () => Assert.Null(await Storage.Runs.LogAsync(trainer.RunId, Some.Points(1, Some.Point(2, 2, 0.4), Some.Point(3, 2, 1, "new")))));
    }

    [Fact]
    public async Task Its_params_and_tags_are_refused()
    {
        var (trainer, _, _) = await TakenOverAsync();
        await ChangesNothingAsync(async () => Assert.Null(await Storage.Runs.LogAsync(trainer.RunId, Some.Params(1, "late", "1"))));
        await ChangesNothingAsync(async () => Assert.Null(await Storage.Runs.LogAsync(trainer.RunId, Some.Tags(1, "late", "1"))));
    }

    [Fact]
    public async Task Its_checkpoint_is_refused()
    {
        var (_, first, _) = await TakenOverAsync();
        var checkpoint = new CheckpointInfo(first.Trial.TrialId, 1, 99, 99, "c/99", "ff");
        await ChangesNothingAsync(async () => Assert.False(await Storage.Trials.SaveCheckpointAsync(checkpoint)));
    }

    [Fact]
    public async Task Its_user_attributes_are_refused()
    {
        var (_, first, _) = await TakenOverAsync();
        var late = new Dictionary<string, string> { ["val_accuracy"] = "0.9" };
        await ChangesNothingAsync(async () => Assert.False(await Storage.Trials.SetAttributesAsync(first.Trial.TrialId, 1, late, late, 99, first.Trial.CreatedAt)));
    }

    [Fact]
    public async Task Its_evaluation_is_refused()
    {
        var (trainer, _, _) = await TakenOverAsync();
        await ChangesNothingAsync(async () => Assert.False(await Storage.Runs.SetEvaluationAsync(trainer.RunId, 1, Some.Evaluation(0.9))));
    }

    [Fact]
    public async Task Its_report_and_its_tell_are_refused()
    {
        var (trainer, first, _) = await TakenOverAsync();
        TrialEvent[] late = [new TrialEvent.Report(1, new IntermediateValue(2, 0.4)), new TrialEvent.Tell(1, TrialOutcome.Complete(0.9)), new TrialEvent.Release(1), new TrialEvent.Expire(1)];
        foreach (var happened in late)
        {
            // Decided on the state as it was while attempt 1 held the trial: only the store's own condition stands in the way.
            var step = Trainer.Step(first.Execution, happened);
            await ChangesNothingAsync(async () => Assert.Null(await Storage.Trials.CommitAsync(trainer.Commit(first.Trial.TrialId, step))));
        }
    }

    [Fact]
    public async Task Its_lease_is_not_renewed()
    {
        var (trainer, first, _) = await TakenOverAsync();
        var key = new LeaseKey(trainer.StudyId, trainer.Number, first.Trial.TrialId, 1);
        await ChangesNothingAsync(async () => Assert.Equal([key], await Storage.Trials.RenewLeasesAsync([key], trainer.Now.AddDays(1))));
    }

    [Fact]
    public async Task Between_two_attempts_nobody_may_write()
    {
        var trainer = new Trainer(Storage);
        var first = await trainer.BeginAsync();
        await trainer.ExpireAsync();
        await NobodyMayWriteAsync(trainer, first.Trial.TrialId);
    }

    [Fact]
    public async Task After_the_end_nobody_may_write()
    {
        var trainer = new Trainer(Storage);
        var first = await trainer.BeginAsync();
        await trainer.DoAsync(new TrialEvent.Tell(1, TrialOutcome.Complete(0.5)));
        await NobodyMayWriteAsync(trainer, first.Trial.TrialId);
    }

    [Fact]
    public async Task A_run_of_its_own_takes_writer_0_alone()
    {
        var run = Some.RunId(1);
        await Storage.Runs.CreateAsync(Some.Run(run), Trainer.Start);
        await ChangesNothingAsync(async () => Assert.Null(await Storage.Runs.LogAsync(run, Some.Points(1, Some.Point(1, 1, 1)))));
        Assert.NotNull(await Storage.Runs.LogAsync(run, Some.Points(0, Some.Point(1, 1, 1))));
    }

    private async Task NobodyMayWriteAsync(Trainer trainer, long trialId)
    {
        foreach (var writer in (int[])[0, 1, 2])
        {
            await ChangesNothingAsync(async () =>
            {
                Assert.Null(await Storage.Runs.LogAsync(trainer.RunId, Some.Points(writer, Some.Point(9, 9, 9))));
                Assert.Null(await Storage.Runs.LogAsync(trainer.RunId, Some.Points(writer)));
                Assert.False(await Storage.Runs.SetEvaluationAsync(trainer.RunId, writer, Some.Evaluation(1)));
                Assert.False(await Storage.Trials.SaveCheckpointAsync(new CheckpointInfo(trialId, writer, 1, 1, "c", "00")));
                Assert.False(await Storage.Runs.FinishAsync(trainer.RunId, RunStatus.Finished, null, trainer.Now));
            });
        }
    }
}
