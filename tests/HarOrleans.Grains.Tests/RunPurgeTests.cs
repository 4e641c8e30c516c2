using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Grains.Tests;

/// <summary>The end of a run: what refuses it, and that a crash at any step leaves it to be repeated, on both databases.</summary>
public sealed class RunPurgeTests(PostgresServer postgres) : IDisposable
{
    private static readonly string Id = new('a', 32);

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private static async Task MakeAsync(HarTestServer server)
    {
        var experiment = await server.Client.Experiments.CreateAsync("one", cancellationToken: Cancelled);
        var run = await server.Client.Runs.CreateAsync(
            new RunSpec(Id, Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, new Dictionary<string, string> { ["lr"] = "1" }, new Dictionary<string, string>()), Cancelled);
        await run.LogAsync(new(0, [.. Enumerable.Range(0, 10).Select(i => new MetricPoint("loss", i, i, i, 0))], new Dictionary<string, string>(), new Dictionary<string, string>()), Cancelled);
        var files = server.Services.GetRequiredService<IArtifactStore>();
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
        {
            await files.WriteAsync($"runs/{Id}/artifacts/0/{name}", stream => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(name), Cancelled).AsTask(), Cancelled);
        }

        await run.FinishAsync(RunStatus.Finished, null, Cancelled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_purge_that_a_crash_cut_short_is_completed_by_the_next_and_leaves_neither_row_nor_file(bool onPostgres)
    {
        var options = await CrashOptions.OfAsync(_folder, postgres, onPostgres);
        foreach (var (method, before) in new[] { (nameof(IArtifactStore.DeleteAsync), true), (nameof(IArtifactStore.DeleteAsync), false), (nameof(IRunStore.PurgeAsync), true), (nameof(IRunStore.PurgeAsync), false) })
        {
            var died = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var server = await HarTestServer.StartAsync(options, ScriptedObjective.Smooth(), services =>
            {
                services.Decorate<IArtifactStore>(inner => CrashPoint.Over(inner, method, before, died, called => called == nameof(IArtifactStore.DeleteAsync)));
                services.Decorate<IRunStore>(inner => CrashPoint.Over(inner, method, before, died, called => called == nameof(IRunStore.PurgeAsync)));
            });
            var run = server.Client.Runs.Get(Id);
            if (method == nameof(IArtifactStore.DeleteAsync) && before)
            {
                await MakeAsync(server);
                var active = await Assert.ThrowsAsync<ConflictException>(() => run.PurgeAsync(Cancelled));
                Assert.Contains("is not deleted", active.Message, StringComparison.Ordinal);
                await run.DeleteAsync(Cancelled);
            }

            await Assert.ThrowsAnyAsync<Exception>(() => run.PurgeAsync(Cancelled));
            Assert.True(died.Task.IsCompleted, $"{method} was not reached");
        }

        await using var next = await HarTestServer.StartAsync(options, ScriptedObjective.Smooth());
        await next.Client.Runs.Get(Id).PurgeAsync(Cancelled);
        await next.Client.Runs.Get(Id).PurgeAsync(Cancelled);
        await Assert.ThrowsAsync<NotFoundException>(() => next.Client.Runs.Get(Id).GetAsync(Cancelled));
        Assert.Empty(await next.Services.GetRequiredService<IArtifactStore>().ListAsync("", Cancelled));
        Assert.Equal(0, await next.Services.GetRequiredService<IArtifactStore>().SweepAsync(TimeSpan.Zero, Cancelled));
    }

    [Fact]
    public async Task The_run_of_a_studys_trial_stays_until_the_study_is_deleted_and_the_refusal_names_it()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study("lstm") with { Objective = ObjectiveSpec.AskTell }, Cancelled);
        await study.AskAsync("worker", cancellationToken: Cancelled);
        var run = server.Client.Runs.Get((await study.GetTrialsAsync(0, Cancelled)).Trials[0].RunId);
        await run.DeleteAsync(Cancelled);
        var refused = await Assert.ThrowsAsync<ConflictException>(() => run.PurgeAsync(Cancelled));
        Assert.Contains("trial 0 of the study 'lstm'", refused.Message, StringComparison.Ordinal);
        Assert.NotNull((await run.GetAsync(Cancelled)).Info.DeletedAt);
    }
}
