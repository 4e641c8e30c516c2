using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

/// <summary>What an attempt logged after the checkpoint that the next one goes on from is kept, and hidden.</summary>
public abstract class SupersedingConformance : StoreConformance
{
    private async Task<Trainer> DiedAfterAsync(long? checkpointStep)
    {
        var trainer = new Trainer(Storage);
        var id = (await trainer.BeginAsync()).Trial.TrialId;
        for (var step = 1; step <= 4; step++)
        {
            await Storage.Runs.LogAsync(trainer.RunId, Some.Points(1, Some.Point((step * 2) - 1, step, 1.0 / step), Some.Point(step * 2, step, step, "acc")));
            Assert.True(await trainer.DoAsync(new TrialEvent.Report(1, new IntermediateValue(step, step))));
            if (step == checkpointStep)
            {
                Assert.True(await Storage.Trials.SaveCheckpointAsync(new CheckpointInfo(id, 1, step, step * 2, $"c/{step}", "00")));
            }
        }

        await trainer.ExpireAsync();
        return trainer;
    }

    private async Task<List<(string Key, long Sequence)>> VisibleAsync(Trainer trainer)
    {
        var page = await Storage.Runs.ReadPointsAsync(trainer.RunId, [], 0, 1000);
        return [.. page.Points.Select(point => (point.Key, point.Sequence))];
    }

    [Fact]
    public async Task Nothing_is_hidden_before_the_next_attempt_begins()
    {
        var trainer = await DiedAfterAsync(2);
        Assert.Equal(8, (await VisibleAsync(trainer)).Count);
        Assert.Equal(4, (await trainer.GetAsync()).Trial.Intermediates.Count);
    }

    [Fact]
    public async Task Points_and_reports_after_the_checkpoint_are_hidden_on_resuming()
    {
        var trainer = await DiedAfterAsync(2);
        var before = await Storage.Runs.ReadPointsAsync(trainer.RunId, [], 0, 1000);
        var record = await trainer.BeginAsync("silo-b/0#1");

        Assert.Equal([("loss", 1), ("acc", 2), ("loss", 3), ("acc", 4)], await VisibleAsync(trainer));
        Assert.Equal([1L, 2L], record.Trial.Intermediates.Select(value => value.Step));
        var after = await Storage.Runs.ReadPointsAsync(trainer.RunId, [], 0, 1000);
        Assert.Equal(before.Revision + 1, after.Revision);

        var metrics = (await Storage.Runs.FindAsync(trainer.RunId))!.Metrics;
        Assert.Equal(new LatestMetric("acc", Some.Point(4, 2, 2, "acc"), 1, 2, 2), metrics[0]);
        Assert.Equal(new LatestMetric("loss", Some.Point(3, 2, 0.5), 0.5, 1, 2), metrics[1]);
    }

    [Fact]
    public async Task Without_a_checkpoint_everything_of_the_old_attempt_is_hidden()
    {
        var trainer = await DiedAfterAsync(null);
        var record = await trainer.BeginAsync("silo-b/0#1");

        Assert.Empty(await VisibleAsync(trainer));
        Assert.Empty(record.Trial.Intermediates);
        Assert.Empty((await Storage.Runs.FindAsync(trainer.RunId))!.Metrics);
    }

    [Fact]
    public async Task Where_nothing_comes_after_the_checkpoint_the_revision_stays()
    {
        var trainer = await DiedAfterAsync(4);
        await trainer.BeginAsync("silo-b/0#1");
        var page = await Storage.Runs.ReadPointsAsync(trainer.RunId, [], 0, 1000);
        Assert.Equal((0, 8), (page.Revision, page.Points.Count));
    }

    [Fact]
    public async Task The_new_attempts_points_and_reports_take_the_place_of_the_hidden_ones()
    {
        var trainer = await DiedAfterAsync(2);
        await trainer.BeginAsync("silo-b/0#1");
        await Storage.Runs.LogAsync(trainer.RunId, Some.Points(2, Some.Point(5, 3, 9), Some.Point(6, 3, 33, "acc")));
        await trainer.DoAsync(new TrialEvent.Report(2, new IntermediateValue(3, 33)));

        Assert.Equal([("loss", 1), ("acc", 2), ("loss", 3), ("acc", 4), ("loss", 5), ("acc", 6)], await VisibleAsync(trainer));
        Assert.Equal([new(1, 1), new(2, 2), new(3, 33)], (await trainer.GetAsync()).Trial.Intermediates);
        Assert.Equal(33, (await Storage.Runs.FindAsync(trainer.RunId))!.Metrics[0].Last.Value);
    }

    [Fact]
    public async Task A_third_attempt_hides_the_second_ones_points_as_well_and_keeps_what_the_checkpoint_covers()
    {
        var trainer = await DiedAfterAsync(2);
        var id = (await trainer.BeginAsync("silo-b/0#1")).Trial.TrialId;
        await Storage.Runs.LogAsync(trainer.RunId, Some.Points(2, Some.Point(5, 3, 9)));
        await Storage.Trials.SaveCheckpointAsync(new CheckpointInfo(id, 2, 3, 5, "c/3", "00"));
        await Storage.Runs.LogAsync(trainer.RunId, Some.Points(2, Some.Point(6, 4, 9)));
        await trainer.ExpireAsync();
        await trainer.BeginAsync("silo-c/0#1");

        Assert.Equal([("loss", 1), ("acc", 2), ("loss", 3), ("acc", 4), ("loss", 5)], await VisibleAsync(trainer));
        Assert.Equal(2, (await Storage.Runs.ReadPointsAsync(trainer.RunId, [], 0, 1)).Revision);
    }

    [Fact]
    public async Task Other_runs_keep_their_points()
    {
        var other = new Trainer(Storage) { Number = 1 };
        await other.BeginAsync();
        await Storage.Runs.LogAsync(other.RunId, Some.Points(1, Some.Point(7, 7, 7)));
        var trainer = await DiedAfterAsync(null);
        await trainer.BeginAsync("silo-b/0#1");
        Assert.Single(await VisibleAsync(other));
    }
}
