using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Client.Tests;

/// <summary>What the README shows is what is compiled and run here, line by line.</summary>
public sealed class SnippetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Six_lines_track_a_run()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());

        await TrackAsync(server.Client);

        var run = Assert.Single(await server.Client.Runs.ListAsync(cancellationToken: Cancelled));
        var detail = await server.Client.Runs.Get(run.RunId).GetAsync(Cancelled);
        Assert.Equal((RunStatus.Finished, "0.003", 1000), (run.Status, detail.Params["lr"], Assert.Single(detail.Metrics).Count));
    }

    [Fact]
    public void The_six_lines_of_the_readme_are_these()
    {
        var lines = File.ReadAllLines(RepositoryRoot.PathOf("tests", "HarOrleans.Client.Tests", "SnippetTests.cs")).Select(line => line.Trim()).SkipWhile(line => line != "// The README's six lines.").Skip(1).TakeWhile(line => line != "// So many.").ToList();
        var readme = File.ReadAllLines(RepositoryRoot.PathOf("README.md")).Select(line => line.Trim()).ToList();

        Assert.Equal(6, lines.Count);
        Assert.Equal(lines, readme.Skip(readme.IndexOf(lines[0])).Take(lines.Count));
    }

    private static async Task TrackAsync(HarClient client)
    {
        // The README's six lines.
        var experiment = await client.Experiments.GetOrCreateAsync("walking");
        await using var run = await client.Runs.StartAsync(experiment.Id, "by hand");
        await run.LogParamAsync("lr", "0.003");
        for (var step = 0; step < 1000; step++)
            run.LogMetric("loss", 1.0 / (step + 1), step);
        await run.FinishAsync();
        // So many.
    }
}
