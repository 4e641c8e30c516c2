using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class RunStoreConformance : StoreConformance
{
    private static readonly string Run = Some.RunId(1);

    private Task CreateAsync() => Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);

    private async Task<LatestMetric> MetricAsync(string key) => (await Storage.Runs.FindAsync(Run))!.Metrics.Single(metric => metric.Key == key);

    [Fact]
    public async Task A_run_of_its_own_runs_from_the_start()
    {
        var spec = Some.Run(Run) with { ParentRunId = Some.RunId(9), Params = new Dictionary<string, string> { ["p"] = "1" } };
        await Storage.Runs.CreateAsync(spec, Trainer.Start);

        var run = (await Storage.Runs.FindAsync(Run))!;
        Assert.Equal(
            new RunInfo(Run, "default", "local", 3, "a run", Some.RunId(9), null, null, RunStatus.Running, null, Trainer.Start, Trainer.Start, null), run.Info);
        Assert.Equal("1", run.Params["p"]);
        Assert.Equal("test", run.Tags["kind"]);
        Assert.Empty(run.Metrics);
        Assert.Null(run.Evaluation);
    }

    [Fact]
    public async Task Making_a_run_twice_changes_nothing()
    {
        await CreateAsync();
        await ChangesNothingAsync(() => Storage.Runs.CreateAsync(Some.Run(Run) with { Name = "another" }, Trainer.Start.AddDays(1)));
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_not_found()
    {
        Assert.Null(await Storage.Runs.FindAsync(Run));
        await ChangesNothingAsync(async () =>
        {
            await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(1, 1, 1))));
            await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.SetEvaluationAsync(Run, 0, Some.Evaluation(1)));
            await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.FinishAsync(Run, RunStatus.Finished, null, Trainer.Start));
            await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.ReadPointsAsync(Run, [], 0, 1));
        });
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(0.1)]
    [InlineData(9007199254740993)]
    public async Task Every_double_comes_back_as_it_was(double value)
    {
        await CreateAsync();
        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(1, -5, value)));
        await Storage.ReopenAsync();

        var point = Assert.Single((await Storage.Runs.ReadPointsAsync(Run, [], 0, 10)).Points);
        Assert.Equal(Some.Point(1, -5, value), point);
        var metric = await MetricAsync("loss");
        Assert.Equal((value, value, value), (metric.Last.Value, metric.Min, metric.Max));
    }

    [Fact]
    public async Task Extremes_leave_NaN_out_and_grow_with_each_batch()
    {
        await CreateAsync();
        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(1, 1, double.NaN)));
        Assert.True(double.IsNaN((await MetricAsync("loss")).Min));

        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(2, 2, 3), Some.Point(3, 3, 1), Some.Point(4, 4, 2)));
        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(5, 5, double.NaN), Some.Point(6, 6, double.NegativeInfinity)));
        Assert.Equal(new LatestMetric("loss", Some.Point(6, 6, double.NegativeInfinity), double.NegativeInfinity, 3, 6), await MetricAsync("loss"));

        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(7, 7, 2.5)));
        Assert.Equal(new LatestMetric("loss", Some.Point(7, 7, 2.5), double.NegativeInfinity, 3, 7), await MetricAsync("loss"));
    }

    [Fact]
    public async Task Metrics_come_by_key_and_steps_may_repeat()
    {
        await CreateAsync();
        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(1, 1, 1, "b"), Some.Point(2, 1, 2, "a"), Some.Point(3, 1, 3, "b")));
        Assert.Equal(["a", "b"], (await Storage.Runs.FindAsync(Run))!.Metrics.Select(metric => metric.Key));
        Assert.Equal(2, (await MetricAsync("b")).Count);
    }

    [Fact]
    public async Task A_repeated_batch_stores_nothing_twice_and_gives_the_same_cursor()
    {
        await CreateAsync();
        var batch = Some.Points(0, Some.Point(1, 1, 1), Some.Point(2, 2, 2)) with { Tags = new Dictionary<string, string> { ["t"] = "1" } };
        var cursor = await Storage.Runs.LogAsync(Run, batch);
        await ChangesNothingAsync(async () => Assert.Equal(cursor, await Storage.Runs.LogAsync(Run, batch)));

        var grown = await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(2, 2, 99), Some.Point(3, 3, 3)));
        Assert.True(grown > cursor);
        Assert.Equal([1.0, 2.0, 3.0], (await Storage.Runs.ReadPointsAsync(Run, [], 0, 10)).Points.Select(point => point.Value));
        Assert.Equal(3, (await MetricAsync("loss")).Count);
    }

    [Fact]
    public async Task A_batch_without_points_gives_the_cursor_of_the_last_stored_point()
    {
        await CreateAsync();
        Assert.Equal(0, await Storage.Runs.LogAsync(Run, Some.Tags(0, "t", "1")));
        var cursor = await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(1, 1, 1)));
        Assert.Equal(cursor, await Storage.Runs.LogAsync(Run, Some.Tags(0, "t", "2")));
        Assert.Equal("2", (await Storage.Runs.FindAsync(Run))!.Tags["t"]);
    }

    [Fact]
    public async Task A_second_value_of_a_parameter_conflicts_and_nothing_of_the_batch_is_stored()
    {
        await CreateAsync();
        await Storage.Runs.LogAsync(Run, Some.Params(0, "lr", "0.1"));
        await Storage.Runs.LogAsync(Run, Some.Params(0, "lr", "0.1"));

        var batch = new RunBatch(0, [Some.Point(1, 1, 1)], new Dictionary<string, string> { ["new"] = "1", ["lr"] = "0.2" }, new Dictionary<string, string> { ["t"] = "1" });
        await ChangesNothingAsync(async () =>
        {
            var error = await Assert.ThrowsAsync<ConflictException>(() => Storage.Runs.LogAsync(Run, batch));
            Assert.Contains("'lr'", error.Message, StringComparison.Ordinal);
            Assert.Contains("'0.1'", error.Message, StringComparison.Ordinal);
            Assert.Contains("'0.2'", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Pages_go_on_from_the_cursor_until_there_is_no_more()
    {
        await CreateAsync();
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(2)), Trainer.Start);
        for (var i = 1; i <= 25; i++)
        {
            await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(i, i, i, i % 2 == 0 ? "even" : "odd")));
            await Storage.Runs.LogAsync(Some.RunId(2), Some.Points(0, Some.Point(i, i, -i)));
        }

        var (cursor, seen, pages) = (0L, new List<long>(), 0);
        for (var more = true; more; pages++)
        {
            var page = await Storage.Runs.ReadPointsAsync(Run, [], cursor, 10);
            (cursor, more) = (page.Cursor, page.More);
            seen.AddRange(page.Points.Select(point => point.Sequence));
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(1, 25).Select(i => (long)i), seen);
        var idle = await Storage.Runs.ReadPointsAsync(Run, [], cursor, 10);
        Assert.Equal((0, cursor, false), (idle.Points.Count, idle.Cursor, idle.More));

        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(26, 26, 26)));
        Assert.Equal(26, Assert.Single((await Storage.Runs.ReadPointsAsync(Run, [], cursor, 10)).Points).Sequence);
    }

    [Fact]
    public async Task Some_metrics_alone_can_be_read()
    {
        await CreateAsync();
        await Storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(1, 1, 1, "a"), Some.Point(2, 1, 2, "b"), Some.Point(3, 1, 3, "c"), Some.Point(4, 1, 4, "a")));

        var page = await Storage.Runs.ReadPointsAsync(Run, ["a", "c", "a", "none"], 0, 10);
        Assert.Equal([1L, 3L, 4L], page.Points.Select(point => point.Sequence));
        Assert.Empty((await Storage.Runs.ReadPointsAsync(Run, ["none"], 0, 10)).Points);
        var first = await Storage.Runs.ReadPointsAsync(Run, ["a"], 0, 1);
        Assert.True(first.More);
        Assert.Equal(4, Assert.Single((await Storage.Runs.ReadPointsAsync(Run, ["a"], first.Cursor, 1)).Points).Sequence);
    }

    [Fact]
    public async Task A_page_without_room_is_an_error()
    {
        await CreateAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Storage.Runs.ReadPointsAsync(Run, [], 0, 0));
    }

    [Fact]
    public async Task An_evaluation_takes_the_place_of_an_earlier_one()
    {
        await CreateAsync();
        Assert.True(await Storage.Runs.SetEvaluationAsync(Run, 0, Some.Evaluation(0.5)));
        var second = Some.Evaluation(1.0 / 3, double.NaN);
        Assert.True(await Storage.Runs.SetEvaluationAsync(Run, 0, second));

        var options = new JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
        var stored = (await Storage.Runs.FindAsync(Run))!.Evaluation;
        Assert.Equal(JsonSerializer.Serialize(second, options), JsonSerializer.Serialize(stored, options));
    }

    [Fact]
    public async Task A_run_of_its_own_ends_once()
    {
        await CreateAsync();
        Assert.True(await Storage.Runs.FinishAsync(Run, RunStatus.Failed, "boom", Trainer.Start.AddSeconds(1)));
        await ChangesNothingAsync(async () => Assert.True(await Storage.Runs.FinishAsync(Run, RunStatus.Finished, null, Trainer.Start.AddSeconds(2))));

        var run = (await Storage.Runs.FindAsync(Run))!.Info;
        Assert.Equal((RunStatus.Failed, "boom", (DateTimeOffset?)Trainer.Start.AddSeconds(1)), (run.Status, run.Reason, run.EndedAt));
    }

    [Fact]
    public async Task A_trials_run_cannot_be_ended_from_outside()
    {
        var trainer = new Trainer(Storage);
        await trainer.BeginAsync();
        await ChangesNothingAsync(async () => Assert.False(await Storage.Runs.FinishAsync(trainer.RunId, RunStatus.Finished, null, trainer.Now)));
    }

    [Theory]
    [InlineData(RunStatus.Running)]
    [InlineData(RunStatus.Scheduled)]
    public async Task A_run_cannot_end_as_running(RunStatus status)
    {
        await CreateAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Storage.Runs.FinishAsync(Run, status, null, Trainer.Start));
    }

    [Fact]
    public async Task A_reader_sees_a_batch_whole_or_not_at_all()
    {
        await CreateAsync();
        const int size = 50;
        var writing = Task.Run(async () =>
        {
            for (var batch = 0; batch < 20; batch++)
            {
                await Storage.Runs.LogAsync(Run, Some.Points(0, [.. Enumerable.Range(1, size).Select(i => Some.Point((batch * size) + i, batch, i))]));
            }
        });

        while (!writing.IsCompleted)
        {
            Assert.Equal(0, (await Storage.Runs.ReadPointsAsync(Run, [], 0, 100_000)).Points.Count % size);
        }

        await writing;
    }
}
