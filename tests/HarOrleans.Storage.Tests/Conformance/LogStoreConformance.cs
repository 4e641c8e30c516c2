using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class LogStoreConformance : StoreConformance
{
    private static readonly string Run = Some.RunId(1);

    private ILogStore Logs => Storage.Services.GetRequiredService<ILogStore>();

    private static LogBatch Batch(string source, long first, params string[] lines) => new(0, source, first, [.. lines.Select(line => new LogEntry(5, RunLogLevel.Warning, line))]);

    private Task<long?> AppendAsync(LogBatch batch, long kept = LogBatch.KeptBytes) => Logs.AppendAsync(Run, batch, kept);

    private async Task<string> TextAsync(long from = 0, int limit = 100) => string.Join(' ', (await Logs.ReadAsync(Run, from, limit)).Lines.Select(line => $"{line.Sequence}{line.Text}"));

    [Fact]
    public async Task Lines_are_numbered_through_and_a_repeated_batch_adds_what_is_new_of_it_alone()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        Assert.Equal(2, await AppendAsync(Batch("a", 0, "a", "b")));
        Assert.Equal(3, await AppendAsync(Batch("b", 0, "c")));
        Assert.Equal(3, await AppendAsync(Batch("a", 0, "a", "b")));
        Assert.Equal(4, await AppendAsync(Batch("a", 1, "b", "d")));
        await Storage.ReopenAsync();
        Assert.Equal("0a 1b 2c 3d", await TextAsync());
        Assert.Equal(new LogLine(3, 5, RunLogLevel.Warning, "d"), Assert.Single((await Logs.ReadAsync(Run, 3, 10)).Lines));
    }

    [Fact]
    public async Task Reading_begins_anywhere_goes_on_where_it_ended_and_counts_from_the_end()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        Assert.Equal((0, 0L, false), await ShapeAsync(0, 10));
        await AppendAsync(Batch("a", 0, "a", "b", "c"));
        await AppendAsync(Batch("a", 3, "d", "e"));

        Assert.Equal("1b 2c 3d", await TextAsync(1, 3));
        Assert.Equal((3, 4L, true), await ShapeAsync(1, 3));
        Assert.Equal("4e", await TextAsync(4, 3));
        Assert.Equal((0, 5L, false), await ShapeAsync(5, 3));
        Assert.Equal("3d 4e", await TextAsync(-2));
        Assert.Equal("0a 1b 2c 3d 4e", await TextAsync(-99));
        await Assert.ThrowsAsync<NotFoundException>(() => Logs.ReadAsync(Some.RunId(9), 0, 1));

        async Task<(int, long, bool)> ShapeAsync(long from, int limit)
        {
            var page = await Logs.ReadAsync(Run, from, limit);
            return (page.Lines.Count, page.Next, page.More);
        }
    }

    [Fact]
    public async Task A_log_that_outgrows_its_limit_loses_its_oldest_lines_and_says_so()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        for (var i = 0; i < 20; i++)
        {
            await AppendAsync(Batch("a", i, new string('x', 400)), kept: 2_000);
        }

        var page = await Logs.ReadAsync(Run, 0, 100);
        Assert.InRange(page.FirstKept, 15, 18);
        Assert.Equal((page.FirstKept, 19L, 20L), (page.Lines[0].Sequence, page.Lines[^1].Sequence, page.Next));
        Assert.True(long.Parse(Assert.Single(await Storage.QueryAsync("SELECT SUM(bytes) FROM run_log")), null) <= 2_000);
        Assert.Equal(21, await AppendAsync(Batch("a", 20, new string('y', 3_000)), kept: 2_000));
        Assert.Equal(20, Assert.Single((await Logs.ReadAsync(Run, 0, 100)).Lines).Sequence);
    }

    [Fact]
    public async Task A_copy_of_a_run_keeps_its_lines_under_their_numbers_and_grows_by_itself()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        await AppendAsync(Batch("a", 0, "a", "b"));
        await Storage.Runs.FinishAsync(Run, RunStatus.Finished, null, Trainer.Start);
        var copy = Some.RunId(2);
        await Storage.Catalog.PutExperimentAsync(new ExperimentInfo(1, Workspaces.Default, Workspaces.LocalOwner, "one", new Dictionary<string, string>(), Trainer.Start), 1);
        await Storage.Runs.CopyAsync(Run, copy, 1, Trainer.Start);

        Assert.Equal(2, await Logs.AppendAsync(copy, Batch("a", 0, "a", "b"), LogBatch.KeptBytes));
        Assert.Equal(3, await Logs.AppendAsync(copy, Batch("b", 0, "c"), LogBatch.KeptBytes));
        Assert.Equal(["a", "b", "c"], (await Logs.ReadAsync(copy, 0, 10)).Lines.Select(line => line.Text));
        Assert.Equal("0a 1b", await TextAsync());
    }

    [Fact]
    public async Task Writers_side_by_side_lose_nothing()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await AppendAsync(Batch($"w{writer}", i, $"{writer}/{i}"));
            }
        })));
        var lines = (await Logs.ReadAsync(Run, 0, 1000)).Lines;
        Assert.Equal(Enumerable.Range(0, 80).Select(i => (long)i), lines.Select(line => line.Sequence));
        Assert.Equal(80, lines.Select(line => line.Text).Distinct().Count());
    }

    [Fact]
    public async Task An_attempt_that_is_over_writes_nothing_and_a_purged_run_takes_its_log_along()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        await ChangesNothingAsync(async () => Assert.Null(await AppendAsync(Batch("a", 0, "late") with { Writer = 1 })));
        await AppendAsync(Batch("a", 0, "a"));
        await Storage.Runs.PurgeAsync([Run]);
        Assert.Equal(["0"], await Storage.QueryAsync("SELECT COUNT(*) FROM run_log"));
    }
}
