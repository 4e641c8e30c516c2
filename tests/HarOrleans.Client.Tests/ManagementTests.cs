using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Client.Tests;

public sealed class ManagementTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private static Task<RunHandle> RunAsync(HarTestServer server, long experiment, char id = 'a') => server.Client.Runs.CreateAsync(
        new RunSpec(new string(id, 32), Workspaces.Default, Workspaces.LocalOwner, experiment, "run", null, None, None), Cancelled);

    [Fact]
    public async Task A_deleted_experiment_frees_its_name_comes_back_under_another_and_is_purged_with_its_files()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiments = server.Client.Experiments;
        var first = await experiments.CreateAsync("one", cancellationToken: Cancelled);
        await Assert.ThrowsAsync<ConflictException>(() => experiments.CreateAsync("one", cancellationToken: Cancelled));

        await first.DeleteAsync(Cancelled);
        await first.DeleteAsync(Cancelled);
        Assert.Null(await experiments.FindAsync("one", Cancelled));
        var second = await experiments.CreateAsync("one", cancellationToken: Cancelled);
        Assert.NotEqual(first.Id, second.Id);

        var taken = await Assert.ThrowsAsync<ConflictException>(() => first.RestoreAsync(cancellationToken: Cancelled));
        Assert.Contains("another experiment 'one'", taken.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConflictException>(() => first.RenameAsync("three", Cancelled));
        Assert.Equal("two", (await first.RestoreAsync("two", Cancelled)).Name);
        Assert.Equal(first.Id, (await experiments.FindAsync("two", Cancelled))!.Id);
        await Assert.ThrowsAsync<ConflictException>(() => second.RenameAsync("two", Cancelled));
        Assert.Equal("three", (await second.RenameAsync("three", Cancelled)).Name);

        var run = await RunAsync(server, first.Id);
        var files = server.Services.GetRequiredService<IArtifactStore>();
        await files.WriteAsync($"runs/{run.Id}/artifacts/0/a.txt", stream => stream.WriteAsync(new byte[] { 1 }, Cancelled).AsTask(), Cancelled);
        await Assert.ThrowsAsync<ConflictException>(() => first.PurgeAsync(Cancelled));
        await first.DeleteAsync(Cancelled);
        await first.PurgeAsync(Cancelled);
        await first.PurgeAsync(Cancelled);
        await Assert.ThrowsAsync<NotFoundException>(() => first.GetAsync(Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => run.GetAsync(Cancelled));
        Assert.Empty(await files.ListAsync($"runs/{run.Id}", Cancelled));
    }

    [Fact]
    public async Task What_is_beyond_a_limit_is_refused_by_field_value_and_limit_and_nothing_is_cut_off()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiment = await server.Client.Experiments.CreateAsync("limits", cancellationToken: Cancelled);
        var run = await RunAsync(server, experiment.Id);

        async Task Refused(string field, string limit, Func<Task> call)
        {
            var error = await Assert.ThrowsAsync<InvalidSpecException>(call);
            Assert.Contains(field, error.Message, StringComparison.Ordinal);
            Assert.Contains(limit, error.Message, StringComparison.Ordinal);
        }

        await Refused("param 'p'", "6000", () => run.LogAsync(new(0, [], new Dictionary<string, string> { ["p"] = new('x', 6001) }, None), Cancelled));
        await Refused("tag 't'", "8000", () => run.SetTagsAsync(new Dictionary<string, string> { ["t"] = new('x', 8001) }, Cancelled));
        await Refused("metric key", "250", () => run.LogAsync(new(0, [new(new('k', 251), 0, 0, 1, 0)], None, None), Cancelled));
        await Refused("metric key = '../x'", "plain path", () => run.LogAsync(new(0, [new("../x", 0, 0, 1, 0)], None, None), Cancelled));
        await Refused("param key = 'a%'", "'%'", () => run.LogAsync(new(0, [], new Dictionary<string, string> { ["a%"] = "1" }, None), Cancelled));
        await Refused("name", "250", () => run.RenameAsync(new('n', 251), Cancelled));
        await Refused("name", "500", () => server.Client.Experiments.CreateAsync(new('n', 501), cancellationToken: Cancelled));
        await Refused("tag 't'", "5000", () => experiment.SetTagAsync("t", new('x', 5001), Cancelled));
        var many = Enumerable.Range(0, 101).ToDictionary(i => $"k{i}", _ => "1");
        await Refused("params: 101", "100", () => run.LogAsync(new(0, [], many, None), Cancelled));
        await Refused("tags: 101", "100", () => run.LogAsync(new(0, [], None, many), Cancelled));
        await Refused("param 'p' = 'a", "NUL", () => run.LogAsync(new(0, [], new Dictionary<string, string> { ["p"] = "a\0b" }, None), Cancelled));
        await Refused("reason", "NUL", () => run.FinishAsync(RunStatus.Failed, "a\0b", Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => RunAsync(server, experiment.Id + 1000, 'd'));
        var kept = await run.GetAsync(Cancelled);
        Assert.Equal((0, 0, 0, "run"), (kept.Params.Count, kept.Tags.Count, kept.Metrics.Count, kept.Info.Name));

        await run.LogAsync(new(0, [new("a b/c-d.e:f", 0, 0, 1, 0)], new Dictionary<string, string> { ["p"] = new('x', 6000), ["empty"] = "" }, None), Cancelled);
        Assert.Equal(6000, (await run.GetAsync(Cancelled)).Params["p"].Length);

        Assert.Equal(1, Assert.Single(await run.GetHistoryAsync("a b/c-d.e:f", 0, 0, cancellationToken: Cancelled)).Value);
        await Refused("from_step = 2", "to_step = 1", () => run.GetHistoryAsync("k", 2, 1, cancellationToken: Cancelled));
        await Refused("most = 3", "100000", () => run.ThinAsync(3, Cancelled));
        await Assert.ThrowsAsync<ConflictException>(() => run.ThinAsync(4, Cancelled));
        await run.FinishAsync(RunStatus.Finished, null, Cancelled);
        Assert.Equal(0, await run.ThinAsync(4, Cancelled));
    }

    [Fact]
    public async Task A_copy_has_the_files_too_and_a_run_of_an_ended_owner_goes_on_when_resumed()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiment = await server.Client.Experiments.CreateAsync("one", cancellationToken: Cancelled);
        var run = await RunAsync(server, experiment.Id);
        var files = server.Services.GetRequiredService<IArtifactStore>();
        await files.WriteAsync($"runs/{run.Id}/artifacts/0/deep/a.txt", stream => stream.WriteAsync(new byte[] { 1, 2 }, Cancelled).AsTask(), Cancelled);

        await run.HeartbeatAsync(TimeSpan.FromMinutes(1), Cancelled);
        await Assert.ThrowsAsync<InvalidSpecException>(() => run.HeartbeatAsync(TimeSpan.FromSeconds(1), Cancelled));
        await run.FinishAsync(RunStatus.Killed, "enough", Cancelled);
        var over = await Assert.ThrowsAsync<ConflictException>(() => run.HeartbeatAsync(TimeSpan.FromMinutes(1), Cancelled));
        Assert.Contains("KILLED: enough", over.Message, StringComparison.Ordinal);

        var copy = await server.Client.Runs.CopyAsync(run.Id, new string('c', 32), experiment.Id, Cancelled);
        Assert.Equal(("deep/a.txt", 2), Assert.Single((await copy.ListArtifactsAsync(Cancelled)).Select(file => (file.Path, (int)file.Bytes))));

        Assert.Equal(0, await run.ResumeAsync(cancellationToken: Cancelled));
        await run.HeartbeatAsync(TimeSpan.FromMinutes(1), Cancelled);
        await run.DeleteAsync(Cancelled);
        Assert.Equal([copy.Id], (await server.Client.Runs.ListAsync(cancellationToken: Cancelled)).Select(each => each.RunId));
        await run.RestoreAsync(Cancelled);
        Assert.Equal(2, (await server.Client.Runs.ListAsync(cancellationToken: Cancelled)).Count);

        await experiment.DeleteAsync(Cancelled);
        Assert.Empty(await server.Client.Runs.ListAsync(cancellationToken: Cancelled));
        var refused = await Assert.ThrowsAsync<ConflictException>(() => RunAsync(server, experiment.Id, 'd'));
        Assert.Contains("'one' is deleted", refused.Message, StringComparison.Ordinal);
    }
}
