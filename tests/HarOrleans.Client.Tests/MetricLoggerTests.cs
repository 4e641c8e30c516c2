using HarOrleans.Client.Tests.Faults;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.Time.Testing;

namespace HarOrleans.Client.Tests;

public sealed class MetricLoggerTests : IDisposable
{
    private static readonly BufferOptions Quick = new() { FlushEvery = TimeSpan.FromMilliseconds(1), RetryDelay = TimeSpan.FromMilliseconds(1), BatchSize = 100 };
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Points_of_many_threads_are_stored_once_and_in_order_though_calls_and_their_answers_get_lost()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var run = await StartAsync(server.Client);
        var calls = new CallCounter();
        await using (var metrics = new HarClient(FaultyGrains.Over(server.Grains, calls)).Runs.Get(run.Id).CreateMetricLogger(Quick))
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(
                () =>
                {
                    for (var step = 0; step < 2000; step++)
                    {
                        Assert.True(metrics.Log($"thread {thread}", step / 2.0, step));
                    }
                },
                Cancelled)));
            await metrics.FlushAsync(Cancelled);
            Assert.Equal((8000, 0), (metrics.Stored, metrics.Dropped));
        }

        await using (var second = run.CreateMetricLogger(Quick))
        {
            second.Log([new("thread 0", 1), new("thread 1", double.NaN)], step: -1);
        }

        for (var thread = 0; thread < 4; thread++)
        {
            var points = (await run.GetPointsAsync([$"thread {thread}"], limit: 100_000, cancellationToken: Cancelled)).Points;
            Assert.Equal([.. Enumerable.Range(0, 2000).Select(step => (long)step), .. thread < 2 ? [-1L] : Array.Empty<long>()], points.Select(point => point.Step));
        }

        Assert.True(calls.Count > 80);
    }

    [Fact]
    public async Task A_full_buffer_drops_without_waiting_counts_it_and_the_run_says_so()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var run = await StartAsync(server.Client);
        var gate = new TaskCompletionSource();
        var options = new BufferOptions { Capacity = 10, BatchSize = 10, FlushEvery = TimeSpan.Zero };
        await using var metrics = new HarClient(HeldGrains.Over(server.Grains, gate.Task)).Runs.Get(run.Id).CreateMetricLogger(options);

        var taken = Enumerable.Range(0, 1000).Count(step => metrics.Log("loss", 1, step));
        Assert.InRange(taken, 10, 20);
        Assert.Equal(1000 - taken, metrics.Dropped);
        Assert.False(metrics.Log([.. Enumerable.Range(0, 11).Select(i => KeyValuePair.Create($"m{i}", 1.0))]));

        gate.SetResult();
        await metrics.FlushAsync(Cancelled);
        Assert.Equal(taken, metrics.Stored);
        Assert.Equal(taken, (await run.GetPointsAsync([], cancellationToken: Cancelled)).Points.Count);
        var line = Assert.Single((await run.Logs.ReadAsync(cancellationToken: Cancelled)).Lines);
        Assert.Equal((RunLogLevel.Warning, true), (line.Level, line.Text.StartsWith($"{1011 - taken} metric points were dropped", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_buffer_that_waits_takes_every_point()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var run = await StartAsync(server.Client);
        var gate = new TaskCompletionSource();
        var options = new BufferOptions { Capacity = 10, BatchSize = 10, FlushEvery = TimeSpan.Zero, WhenFull = WhenFull.Wait };
        await using var metrics = new HarClient(HeldGrains.Over(server.Grains, gate.Task)).Runs.Get(run.Id).CreateMetricLogger(options);

        var work = Task.Run(() => Enumerable.Range(0, 1000).All(step => metrics.Log("loss", 1, step)), Cancelled);
        Assert.False(work.IsCompleted);
        gate.SetResult();
        Assert.True(await work);
        await metrics.FlushAsync(Cancelled);
        Assert.Equal((1000, 0), (metrics.Stored, metrics.Dropped));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_said_by_name_and_a_wrong_key_at_once()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var run = await StartAsync(server.Client);
        var late = run.CreateMetricLogger(Quick, writer: 3);

        Assert.Contains("metric key = '../x'", Assert.Throws<InvalidSpecException>(() => late.Log("../x", 1)).Message, StringComparison.Ordinal);
        Assert.True(late.Log("loss", 1));
        var lost = await Assert.ThrowsAsync<NotStoredException>(() => late.FlushAsync(Cancelled));
        Assert.Equal((1, typeof(FencedException)), (lost.Count, lost.InnerException!.GetType()));
        Assert.False(late.Log("loss", 2));
        await Assert.ThrowsAsync<NotStoredException>(() => late.DisposeAsync().AsTask());

        var silent = new HarClient(HeldGrains.Over(server.Grains, new TaskCompletionSource().Task)).Runs.Get(run.Id)
            .CreateMetricLogger(new BufferOptions { DisposeTimeout = TimeSpan.FromMilliseconds(50) });
        silent.Log("loss", 1);
        Assert.Contains("1 metric points of the run could not be stored in time", (await Assert.ThrowsAsync<NotStoredException>(() => silent.DisposeAsync().AsTask())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => run.CreateMetricLogger(new BufferOptions { Capacity = 0 }));
    }

    [Fact]
    public async Task A_run_lives_while_it_is_worked_on_and_fails_where_it_is_left()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var client = new HarClient(server.Grains, time: time);
        var experiment = await client.Experiments.GetOrCreateAsync("runs", cancellationToken: Cancelled);

        var left = await client.Runs.StartAsync(experiment.Id, "left", new StartRunOptions { SystemMetricsEvery = null }, Cancelled);
        left.LogMetric("loss", 0.5, 3);
        await left.LogParamAsync("lr", "0.1", Cancelled);
        await left.DisposeAsync();
        await left.DisposeAsync();
        var failed = await left.Handle.GetAsync(Cancelled);
        Assert.Equal((RunStatus.Failed, "It was left before it was finished."), (failed.Info.Status, failed.Info.Reason));
        Assert.Equal(("0.1", 0.5), (failed.Params["lr"], Assert.Single(failed.Metrics).Last.Value));

        await using (var again = await client.Runs.StartAsync(experiment.Id, "left", new StartRunOptions { RunId = left.Id, Tags = new Dictionary<string, string> { ["try"] = "2" } }, Cancelled))
        {
            again.LogMetrics([new("loss", 0.25)], 4);
            await again.FinishAsync(cancellationToken: Cancelled);
            await again.FinishAsync(cancellationToken: Cancelled);
        }

        var finished = await left.Handle.GetAsync(Cancelled);
        Assert.Equal((RunStatus.Finished, "2", 2), (finished.Info.Status, finished.Tags["try"], finished.Metrics[0].Count));

        await using var killed = await client.Runs.StartAsync(experiment.Id, "killed", new StartRunOptions { Lease = TimeSpan.FromSeconds(8) }, Cancelled);
        var ended = new TaskCompletionSource();
        await using var told = killed.Ended.Register(ended.SetResult);
        await killed.Handle.FinishAsync(RunStatus.Killed, "enough", Cancelled);
        Assert.False(killed.Ended.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(2));
        await ended.Task.WaitAsync(Cancelled);
    }

    private static async Task<RunHandle> StartAsync(HarClient client)
    {
        var experiment = await client.Experiments.GetOrCreateAsync("logging", cancellationToken: Cancelled);
        var none = new Dictionary<string, string>();
        return await client.Runs.CreateAsync(new RunSpec(new string('a', 32), Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, none, none), Cancelled);
    }
}
