using HarOrleans.Client.Tests.Faults;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Client.Tests;

public sealed partial class LogTests : IDisposable
{
    private static readonly WatchOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(100), RetryDelay = TimeSpan.FromMilliseconds(10) };
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_trial_writes_its_begin_its_own_lines_and_its_error_with_the_stack()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, new ScriptedObjective((trial, _) =>
        {
            trial.Log("half way", RunLogLevel.Warning);
            trial.Log(new string('x', LogBatch.LineLength + 1));
            throw new InvalidOperationException("no more data");
        }));
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new StudyBudget(1, 1), null, Cancelled);
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            if (update.Study.Counts.Finished == 1)
            {
                break;
            }
        }

        var lines = (await server.Client.Runs.Get((await study.GetTrialAsync(0, Cancelled)).Trial.RunId).Logs.ReadAsync(cancellationToken: Cancelled)).Lines;
        Assert.Equal([RunLogLevel.Info, RunLogLevel.Warning, RunLogLevel.Info, RunLogLevel.Info, RunLogLevel.Error], lines.Select(line => line.Level));
        Assert.Equal("Attempt 1 of trial 0 begins with scripted.", lines[0].Text);
        Assert.Equal(("half way", LogBatch.LineLength, 1), (lines[1].Text, lines[2].Text.Length, lines[3].Text.Length));
        Assert.Contains("InvalidOperationException: no more data", lines[4].Text, StringComparison.Ordinal);
        Assert.Contains($"at {typeof(LogTests).FullName}", lines[4].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_goes_on_through_broken_calls_without_losing_or_repeating_a_line()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiment = await server.Client.Experiments.CreateAsync("logs", cancellationToken: Cancelled);
        var run = await server.Client.Runs.CreateAsync(
            new RunSpec(new string('a', 32), Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, new Dictionary<string, string>(), new Dictionary<string, string>()), Cancelled);
        await run.Logs.AppendAsync(Batch(0), Cancelled);

        var writing = Task.Run(async () =>
        {
            for (var i = 1; i < 40; i++)
            {
                await run.Logs.AppendAsync(Batch(i), Cancelled);
                await run.Logs.AppendAsync(Batch(i), Cancelled);
            }
        }, Cancelled);
        var seen = new List<string>();
        var watching = new HarClient(FaultyGrains.Over(server.Grains, new CallCounter())).Runs.Get(run.Id).Logs;
        await foreach (var page in watching.WatchAsync(options: Quick, cancellationToken: Cancelled))
        {
            seen.AddRange(page.Lines.Select(line => line.Text));
            if (seen.Count >= 40)
            {
                break;
            }
        }

        await writing;
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"line {i}"), seen);
        await Assert.ThrowsAsync<InvalidSpecException>(() => run.Logs.AppendAsync(new LogBatch(0, "a", 0, [new(0, RunLogLevel.Info, new string('x', LogBatch.LineLength + 1))]), Cancelled));
        await Assert.ThrowsAsync<FencedException>(() => run.Logs.AppendAsync(new LogBatch(1, "a", 0, [new(0, RunLogLevel.Info, "late")]), Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => server.Client.Runs.Get(new string('f', 32)).Logs.ReadAsync(cancellationToken: Cancelled));
    }

    [Fact]
    public async Task What_a_program_logs_goes_to_its_run_through_broken_calls_once_and_in_order()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiment = await server.Client.Experiments.CreateAsync("logs", cancellationToken: Cancelled);
        var client = new HarClient(FaultyGrains.Over(server.Grains, new CallCounter()));
        var run = await server.Client.Runs.StartAsync(experiment.Id, "logging", new StartRunOptions { SystemMetricsEvery = null }, Cancelled);
        await using (var writer = client.Runs.Get(run.Id).Logs.CreateWriter(new BufferOptions { FlushEvery = TimeSpan.FromMilliseconds(1), RetryDelay = TimeSpan.FromMilliseconds(1), BatchSize = 7 }))
        {
            using var factory = LoggerFactory.Create(logging => logging.AddProvider(new RunLoggerProvider(writer)));
            var logger = factory.CreateLogger("Training");
            for (var i = 0; i < 200; i++)
            {
                Said(logger, i, null);
            }

            Said(factory.CreateLogger("Orleans.Runtime"), 1, null);
            Failed(logger, new InvalidOperationException("no more data"));
            writer.Write(new string('x', LogBatch.LineLength + 1), RunLogLevel.Debug);
        }

        run.Log("by hand");
        await run.FinishAsync(cancellationToken: Cancelled);
        var lines = (await run.Handle.Logs.ReadAsync(cancellationToken: Cancelled)).Lines;
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"Training: epoch {i}"), lines.Take(200).Select(line => line.Text));
        Assert.Equal((RunLogLevel.Error, true), (lines[200].Level, lines[200].Text.StartsWith("Training: it failed\nSystem.InvalidOperationException: no more data", StringComparison.Ordinal)));
        Assert.Equal((LogBatch.LineLength, 1, RunLogLevel.Debug), (lines[201].Text.Length, lines[202].Text.Length, lines[202].Level));
        Assert.Equal("by hand", Assert.Single(lines.Skip(203)).Text);
    }

    [LoggerMessage(1, LogLevel.Information, "epoch {Epoch}")]
    private static partial void Said(ILogger logger, int epoch, Exception? error);

    [LoggerMessage(2, LogLevel.Error, "it failed")]
    private static partial void Failed(ILogger logger, Exception error);

    private static LogBatch Batch(int i) => new(0, "writer", i, [new LogEntry(i, RunLogLevel.Info, $"line {i}")]);
}
