using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class RunManagementConformance : StoreConformance
{
    private static readonly string Run = Some.RunId(1);
    private static readonly string Copy = Some.RunId(2);

    private Task CreateAsync() => Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);

    private Task PutExperimentAsync(long id, DateTimeOffset? deleted = null, long version = 1) => Storage.Catalog.PutExperimentAsync(
        new ExperimentInfo(id, "default", "local", FormattableString.Invariant($"e{id}"), Some.NoWords, Trainer.Start, null, deleted), version);

    private async Task<IReadOnlyList<string>> ListedAsync(long? experiment = null) =>
        [.. (await Storage.Catalog.ListRunsAsync("default", experiment, 0, 10)).Select(run => run.RunId)];

    [Fact]
    public async Task A_deleted_run_leaves_the_lists_and_comes_back_whole()
    {
        await CreateAsync();
        await Storage.Runs.SetDeletedAsync(Run, Trainer.Start.AddDays(1));
        await ChangesNothingAsync(() => Storage.Runs.SetDeletedAsync(Run, Trainer.Start.AddDays(2)));

        Assert.Empty(await ListedAsync());
        Assert.Equal(Trainer.Start.AddDays(1), (await Storage.Runs.FindAsync(Run))!.Info.DeletedAt);

        await Storage.Runs.SetDeletedAsync(Run, null);
        Assert.Equal([Run], await ListedAsync());
        Assert.Null((await Storage.Runs.FindAsync(Run))!.Info.DeletedAt);
        await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.SetDeletedAsync(Some.RunId(9), null));
    }

    [Fact]
    public async Task Runs_of_a_deleted_experiment_leave_the_lists_with_it()
    {
        await CreateAsync();
        await PutExperimentAsync(3);
        Assert.Equal([Run], await ListedAsync());

        await PutExperimentAsync(3, Trainer.Start, 2);
        Assert.Empty(await ListedAsync());
        Assert.Empty(await Storage.Catalog.ListExperimentsAsync("default", ViewType.ActiveOnly, 0, 10));
        Assert.Equal(3, Assert.Single(await Storage.Catalog.ListExperimentsAsync("default", ViewType.DeletedOnly, 0, 10)).Id);
        Assert.Single(await Storage.Catalog.ListExperimentsAsync("default", ViewType.All, 0, 10));
    }

    [Fact]
    public async Task Tags_are_set_together_and_taken_away_one_by_one()
    {
        await CreateAsync();
        await Storage.Runs.SetTagsAsync(Run, new Dictionary<string, string> { ["a"] = "1", ["kind"] = "other" });
        Assert.Equal(new Dictionary<string, string> { ["a"] = "1", ["kind"] = "other" }, (await Storage.Runs.FindAsync(Run))!.Tags);

        Assert.True(await Storage.Runs.DeleteTagAsync(Run, "a"));
        await ChangesNothingAsync(async () => Assert.False(await Storage.Runs.DeleteTagAsync(Run, "a")));
        await Storage.Runs.RenameAsync(Run, "another name");
        Assert.Equal("another name", (await Storage.Runs.FindAsync(Run))!.Info.Name);
    }

    [Fact]
    public async Task A_run_moves_only_to_an_active_experiment_of_its_workspace()
    {
        await CreateAsync();
        await PutExperimentAsync(4);
        await PutExperimentAsync(5, Trainer.Start);
        await Storage.Catalog.PutExperimentAsync(new ExperimentInfo(6, "other", "local", "e6", Some.NoWords, Trainer.Start), 1);

        await Storage.Runs.MoveAsync(Run, 4);
        Assert.Equal([Run], await ListedAsync(4));
        await ChangesNothingAsync(async () =>
        {
            await Assert.ThrowsAsync<ConflictException>(() => Storage.Runs.MoveAsync(Run, 5));
            await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.MoveAsync(Run, 6));
            await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.MoveAsync(Run, 77));
        });
    }

    [Fact]
    public async Task A_copy_has_everything_that_shows_and_copying_twice_is_once()
    {
        await CreateAsync();
        await PutExperimentAsync(4);
        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(1, 1, 0.5), Some.Point(2, 2, double.NaN), Some.Point(3, 3, 0.25, "acc")));
        await Storage.Runs.LogAsync(Run, Some.Params(0, "lr", "0.1"));
        await Storage.Runs.SetEvaluationAsync(Run, 0, Some.Evaluation(0.5));
        await Assert.ThrowsAsync<ConflictException>(() => Storage.Runs.CopyAsync(Run, Copy, 4, Trainer.Start));
        await Storage.Runs.FinishAsync(Run, RunStatus.Finished, null, Trainer.Start.AddMinutes(1));

        await Storage.Runs.CopyAsync(Run, Copy, 4, Trainer.Start.AddDays(1));
        await ChangesNothingAsync(() => Storage.Runs.CopyAsync(Run, Copy, 4, Trainer.Start.AddDays(2)));

        var source = (await Storage.Runs.FindAsync(Run))!;
        var copy = (await Storage.Runs.FindAsync(Copy))!;
        Assert.Equal((4, RunStatus.Finished, source.Info.EndedAt), (copy.Info.ExperimentId, copy.Info.Status, copy.Info.EndedAt));
        Assert.Equal(source.Params, copy.Params);
        Assert.Equal(Run, copy.Tags[RunLimits.CopiedFrom]);
        Assert.Equal(source.Evaluation!.Accuracy, copy.Evaluation!.Accuracy);
        Assert.Equal(source.Metrics.Select(m => (m.Key, m.Last.Step, m.Last.Value, m.Min, m.Max, m.Count)), copy.Metrics.Select(m => (m.Key, m.Last.Step, m.Last.Value, m.Min, m.Max, m.Count)));
        Assert.Equal([0.5, double.NaN, 0.25], (await Storage.Runs.ReadPointsAsync(Copy, [], 0, 10)).Points.Select(point => point.Value));

        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(5)), Trainer.Start);
        await Assert.ThrowsAsync<ConflictException>(() => Storage.Runs.CopyAsync(Run, Some.RunId(5), 4, Trainer.Start));
    }

    [Fact]
    public async Task Resuming_hides_what_came_after_the_step_and_gives_the_next_sequence()
    {
        await CreateAsync();
        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(0, 1, 3), Some.Point(1, 2, 2), Some.Point(2, 3, 1)));
        await Storage.Runs.FinishAsync(Run, RunStatus.Failed, "broken", Trainer.Start);

        Assert.Equal(3, await Storage.Runs.ResumeAsync(Run, 1));
        var run = (await Storage.Runs.FindAsync(Run))!;
        Assert.Equal((RunStatus.Running, null, null), (run.Info.Status, run.Info.Reason, run.Info.EndedAt));
        var metric = Assert.Single(run.Metrics);
        Assert.Equal((1, 3.0, 3.0), (metric.Count, metric.Last.Value, metric.Min));
        var page = await Storage.Runs.ReadPointsAsync(Run, [], 0, 10);
        Assert.Equal((1, 1), (page.Points.Count, page.Revision));

        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(3, 2, 1.5)));
        Assert.Equal([3.0, 1.5], (await Storage.Runs.ReadPointsAsync(Run, [], 0, 10)).Points.Select(point => point.Value));
        Assert.Equal(4, await Storage.Runs.ResumeAsync(Run, null));

        await new Trainer(Storage).CreateAsync();
        await ChangesNothingAsync(async () => Assert.Null(await Storage.Runs.ResumeAsync(Trainer.RunIdOf(7, 0), null)));
    }

    [Fact]
    public async Task A_silent_owner_fails_its_run_and_one_that_never_spoke_does_not()
    {
        var (minute, now) = (TimeSpan.FromMinutes(1), Trainer.Start.AddHours(1));
        await CreateAsync();
        await Storage.Runs.CreateAsync(Some.Run(Copy), Trainer.Start);
        Assert.Null(await Storage.Runs.HeartbeatAsync(Run, minute, Trainer.Start));

        Assert.Empty(await Storage.Runs.ListSilentAsync(Trainer.Start + (minute / 2), minute, default));
        Assert.Empty(await Storage.Runs.ListSilentAsync(now, minute / 2, default));
        Assert.Equal([Run], await Storage.Runs.ListSilentAsync(now, minute, default));

        Assert.Null(await Storage.Runs.HeartbeatAsync(Run, minute, now));
        Assert.False(await Storage.Runs.ExpireAsync(Run, now));
        Assert.True(await Storage.Runs.ExpireAsync(Run, now + minute));
        await ChangesNothingAsync(async () =>
        {
            Assert.False(await Storage.Runs.ExpireAsync(Run, now + minute));
            Assert.Equal(RunStatus.Failed, (await Storage.Runs.HeartbeatAsync(Run, minute, now))!.Status);
        });
        Assert.Equal("Its owner gave no sign of life for 60 s.", (await Storage.Runs.FindAsync(Run))!.Info.Reason);
        Assert.Equal(RunStatus.Running, (await Storage.Runs.FindAsync(Copy))!.Info.Status);
    }

    [Fact]
    public async Task What_is_purged_leaves_no_row()
    {
        var before = await Storage.DumpAsync();
        await CreateAsync();
        await Storage.Runs.LogAsync(Run, new RunBatch(0, [Some.Point(1, 1, 1)], new Dictionary<string, string> { ["p"] = "1" }, Some.NoWords));
        await Storage.Runs.SetEvaluationAsync(Run, 0, Some.Evaluation(1));
        Assert.Equal([Run], await Storage.Runs.ListOfExperimentAsync(3, 10));

        await Storage.Runs.PurgeAsync([Run, Some.RunId(8)]);
        Assert.Equal(before, await Storage.DumpAsync());
    }
}
