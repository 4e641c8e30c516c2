using System.Text.Json;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.RunVerbs;
using HarOrleans.Testing;

namespace HarOrleans.Host.Tests.Reading;

public sealed class RunLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_are_shown_by_level_and_from_the_end_and_followed_until_the_run_has_ended()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiment = await server.Client.Experiments.CreateAsync("logs", cancellationToken: Cancelled);
        await using var run = await server.Client.Runs.StartAsync(experiment.Id, "a run", new StartRunOptions { SystemMetricsEvery = null }, Cancelled);
        run.Log("one");
        run.Log("two", RunLogLevel.Warning);
        run.Log("three", RunLogLevel.Debug);
        await run.FlushAsync(Cancelled);

        var all = await RunLogs.Show(new(run.Id[..8], null, RunLogLevel.Debug))(server.Client, Cancelled);
        Assert.Equal(["INFO    one", "WARNING two", "DEBUG   three"], all.Lines.Select(line => line["2026-11-27 08:00:00.000 ".Length..]));
        Assert.Equal("three", Assert.Single((await RunLogs.Show(new(run.Id, 1, RunLogLevel.Debug))(server.Client, Cancelled)).Lines)[^5..]);
        var warnings = JsonSerializer.SerializeToElement((await RunLogs.Show(new(run.Id, null, RunLogLevel.Warning))(server.Client, Cancelled)).Document);
        Assert.Equal((3, "WARNING"), (warnings.GetProperty("next").GetInt32(), Assert.Single(warnings.GetProperty("lines").EnumerateArray()).GetProperty("level").GetString()));
        Assert.Contains("no such lines", Assert.Single((await RunLogs.Show(new(run.Id, null, RunLogLevel.Error))(server.Client, Cancelled)).Lines), StringComparison.Ordinal);

        List<string> followed = [];
        var following = RunLogs.Follow(new(run.Id, 2, RunLogLevel.Debug))(
            server.Client,
            line =>
            {
                lock (followed)
                {
                    followed.Add(line[^4..]);
                }
            },
            Cancelled);
        for (var i = 0; i < 20; i++)
        {
            run.Log($"nr {i:00}");
            await run.FlushAsync(Cancelled);
        }

        await run.FinishAsync(cancellationToken: Cancelled);
        await following;
        // Where it began depends on how many lines were there by then; from there on none is missing, none is twice, and the last one is there.
        Assert.Equal("r 19", followed[^1]);
        Assert.Equal(Enumerable.Range(20 - Math.Min(20, followed.Count), Math.Min(20, followed.Count)).Select(i => $"r {i:00}"), followed.TakeLast(20));
        Assert.True(followed.Count >= 2);
    }
}
