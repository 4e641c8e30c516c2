using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Client.Tests;

public sealed class ClientTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Making_a_client_or_a_handle_calls_nothing()
    {
        var client = new HarClient(NoGrains.Create());

        Assert.Equal(7, client.Studies.Get(7).Id);
        Assert.Equal("ab", client.Runs.Get("ab").Id);
        Assert.Equal(3, client.Experiments.Get(3).Id);
    }

    [Fact]
    public void It_is_registered_once_over_the_registered_grains()
    {
        var services = new ServiceCollection().AddSingleton(NoGrains.Create()).AddHarClient("team").AddHarClient();

        using var provider = services.BuildServiceProvider();
        Assert.Equal("team", Assert.Single(provider.GetServices<HarClient>()).Workspace);
    }

    [Fact]
    public async Task What_does_not_exist_is_a_named_error_or_null()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());

        var study = await Assert.ThrowsAsync<NotFoundException>(() => server.Client.Studies.Get(99).GetAsync(Cancelled));
        var run = await Assert.ThrowsAsync<NotFoundException>(() => server.Client.Runs.Get(new string('0', 32)).GetAsync(Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => server.Client.Experiments.Get(99).GetAsync(Cancelled));

        Assert.Equal(("study", "99"), (study.Kind, study.Key));
        Assert.Equal("run", run.Kind);
        Assert.Null(await server.Client.Studies.FindAsync("nobody", Cancelled));
    }

    [Fact]
    public async Task A_study_opened_again_is_the_same_and_with_other_settings_a_named_error()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);

        Assert.Equal(study.Id, (await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled)).Id);
        Assert.Equal(study.Id, (await server.Client.Studies.FindAsync("study", Cancelled))!.Id);
        var mismatch = await Assert.ThrowsAsync<StudyMismatchException>(() => server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(seed: 1), Cancelled));
        Assert.Equal(("study", "0", "1"), (mismatch.Study, mismatch.Stored, mismatch.Given));
        Assert.Contains("seed", mismatch.Field, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_specification_lists_all_its_errors_and_makes_nothing()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var spec = TestSpecs.Study() with { Space = [new("x", new FloatDistribution(2, 1))], Window = 0 };

        var invalid = await Assert.ThrowsAsync<InvalidSpecException>(() => server.Client.Studies.GetOrCreateAsync(spec, Cancelled));

        Assert.True(invalid.Errors.Count >= 2, string.Join("; ", invalid.Errors));
        Assert.Null(await server.Client.Studies.FindAsync("study", Cancelled));
    }

    [Fact]
    public async Task A_client_writes_into_its_own_workspace_whatever_the_specification_says()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var other = new HarClient(server.Grains, "team-b");

        var study = await other.Studies.GetOrCreateAsync(TestSpecs.Study(workspace: Workspaces.Default), Cancelled);

        Assert.Equal("team-b", (await study.GetAsync(Cancelled)).Spec.Workspace);
        Assert.Null(await server.Client.Studies.FindAsync("study", Cancelled));
    }

    [Fact]
    public async Task A_run_refuses_a_second_value_of_a_parameter_and_takes_the_same_again()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiment = await server.Client.Experiments.GetOrCreateAsync("by hand", cancellationToken: Cancelled);
        var none = new Dictionary<string, string>();
        var spec = new RunSpec(new string('b', 32), Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, new Dictionary<string, string> { ["lr"] = "0.1" }, none);
        var run = await server.Client.Runs.CreateAsync(spec, Cancelled);
        await server.Client.Runs.CreateAsync(spec, Cancelled);

        await run.LogAsync(new(0, [], new Dictionary<string, string> { ["lr"] = "0.1" }, none), Cancelled);
        await Assert.ThrowsAsync<ConflictException>(() => run.LogAsync(new(0, [], new Dictionary<string, string> { ["lr"] = "0.2" }, none), Cancelled));

        Assert.Equal("0.1", (await run.GetAsync(Cancelled)).Params["lr"]);
    }

    [Fact]
    public async Task A_trials_run_ends_with_its_trial_and_not_by_hand()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new StudyBudget(1, 1), cancellationToken: Cancelled);
        var trial = await FinishedTrialAsync(study);

        await Assert.ThrowsAsync<FencedException>(() => server.Client.Runs.Get(trial.RunId).FinishAsync(RunStatus.Failed, null, Cancelled));

        Assert.Equal(trial.TrialId, (await study.GetTrialAsync(0, Cancelled)).Trial.TrialId);
        Assert.Single((await server.Client.GetQueueAsync(Cancelled)).Trainers);
    }

    private static async Task<FrozenTrial> FinishedTrialAsync(StudyHandle study)
    {
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            if (update.Changed.FirstOrDefault(trial => trial.IsFinished) is { } finished)
            {
                return finished;
            }
        }

        throw new InvalidOperationException("A watch does not end.");
    }
}
