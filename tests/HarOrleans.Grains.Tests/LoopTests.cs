using System.Text.Json;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Grains.Tests;

/// <summary>The record of a call to optimize: a parent run with the best so far, its files, and the trials' runs as children.</summary>
public sealed class LoopTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Values 0.1, 0.4, 0.2, 0.5 by number.</summary>
    private static ScriptedObjective Noting => new((trial, _) =>
    {
        double[] values = [0.1, 0.4, 0.2, 0.5];
        var value = values[trial.Assignment.Number];
        trial.SetUserAttribute("val_accuracy", 0);
        trial.SetUserAttribute("val_accuracy", value);
        trial.SetUserAttribute("val_loss", 1 - value);
        trial.SetUserAttribute("note", "by hand");
        return TrialOutcome.Complete(value);
    });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_parent_run_has_a_point_for_each_trial_that_became_the_best_and_ends_with_the_study()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, Noting, slots: 2);
        var study = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 4, parallel: 2);

        var parentId = (await study.GetAsync(Cancelled)).ParentRunId!;
        var parent = await server.Client.Runs.Get(parentId).GetAsync(Cancelled);
        Assert.Matches("^Optuna_Loop_[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{2}-[0-9]{2}$", parent.Info.Name);
        Assert.Equal(RunStatus.Finished, parent.Info.Status);
        Assert.Equal(("true", "experiment", parent.Info.Name["Optuna_Loop_".Length..]), (parent.Tags["is_parent"], parent.Tags["experiment"], parent.Tags["timestamp"]));
        Assert.Equal(["best_val_accuracy", "best_val_loss", "best_value"], parent.Metrics.Select(x => x.Key));
        var history = await server.Client.Runs.Get(parentId).GetPointsAsync(["best_val_accuracy"], 0, 100, Cancelled);
        Assert.Equal([(0L, 0.1), (1L, 0.4), (3L, 0.5)], history.Points.Select(x => (x.Step, x.Value)));
    }

    [Fact]
    public async Task Trials_are_its_children_and_carry_what_was_noted_and_all_that_they_were_set_to()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, Noting);
        var spec = TestSpecs.Study();
        spec = spec with { Objective = spec.Objective with { Settings = new Dictionary<string, string> { ["epochs"] = "7" } } };
        var study = await StudyRuns.OptimizeAsync(server.Client, spec, trials: 2);

        var parentId = (await study.GetAsync(Cancelled)).ParentRunId!;
        var parent = await server.Client.Runs.Get(parentId).GetAsync(Cancelled);
        foreach (var trial in await StudyRuns.TrialsAsync(study))
        {
            Assert.Equal(["mlflow_parent_run_id", "val_accuracy", "val_loss", "note"], trial.UserAttributes.Keys);
            Assert.Equal(parentId, JsonSerializer.Deserialize<string>(trial.UserAttributes["mlflow_parent_run_id"]));
            Assert.Equal(trial.Value, UserAttributes.Number(trial.UserAttributes["val_accuracy"]));
            var run = await server.Client.Runs.Get(trial.RunId).GetAsync(Cancelled);
            Assert.Equal((parentId, $"Trial_{trial.Number}"), (run.Info.ParentRunId, run.Info.Name));
            Assert.Equal(("false", parent.Info.Name), (run.Tags["is_parent"], run.Tags["trial_group"]));
            Assert.Equal(("7", trial.Params["x"].ToString()), (run.Params["epochs"], run.Params["x"]));
        }
    }

    [Fact]
    public async Task Its_files_hold_the_metrics_of_its_own_complete_trials()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, Noting);
        var study = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 2);
        await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 4);

        var artifacts = server.Services.GetRequiredService<IArtifactStore>();
        var second = (await study.GetAsync(Cancelled)).ParentRunId!;
        Assert.Equal(
            ["charts/accuracy.html", "charts/comparison.html", "charts/loss.html", "current_trials_metrics.csv"],
            (await artifacts.ListAsync($"runs/{second}/", Cancelled)).Select(x => x.Path[RunArtifacts.Path(second, RunArtifacts.OwnRun, "").Length..]).Order(StringComparer.Ordinal));
        Assert.Equal("trial,accuracy,loss\nTrial 2,0.2,0.8\nTrial 3,0.5,0.5\n", await TextAsync(artifacts, second, "current_trials_metrics.csv"));
        Assert.Contains("Trial 3", await TextAsync(artifacts, second, "charts/comparison.html"), StringComparison.Ordinal);
        var first = JsonSerializer.Deserialize<string>((await StudyRuns.TrialsAsync(study))[0].UserAttributes["mlflow_parent_run_id"])!;
        Assert.NotEqual(first, second);
        Assert.Equal("trial,accuracy,loss\nTrial 0,0.1,0.9\nTrial 1,0.4,0.6\n", await TextAsync(artifacts, first, "current_trials_metrics.csv"));
    }

    [Fact]
    public async Task A_server_that_stops_on_the_way_leaves_one_record_that_the_next_one_finishes()
    {
        var reached = new TaskCompletionSource();
        var waiting = new ScriptedObjective((trial, cancellationToken) =>
        {
            if (trial.Assignment.Number == 2)
            {
                reached.TrySetResult();
                cancellationToken.WaitHandle.WaitOne();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return Noting.Run(trial, cancellationToken);
        });
        string parentId;
        await using (var server = await HarTestServer.StartAsync(_folder.Path, waiting))
        {
            var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
            await study.OptimizeAsync(new(4, 1), null, Cancelled);
            await reached.Task.WaitAsync(Cancelled);
            parentId = (await study.GetAsync(Cancelled)).ParentRunId!;
        }

        await using var next = await HarTestServer.StartAsync(_folder.Path, Noting);
        var again = await next.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await StudyRuns.FinishedAsync(again);
        Assert.Equal(parentId, (await again.GetAsync(Cancelled)).ParentRunId);
        var run = next.Client.Runs.Get(parentId);
        Assert.Equal([0L, 1, 3], (await run.GetPointsAsync(["best_value"], 0, 100, Cancelled)).Points.Select(x => x.Step));
        Assert.Equal(RunStatus.Finished, (await run.GetAsync(Cancelled)).Info.Status);
    }

    [Fact]
    public async Task A_study_that_is_stopped_ends_its_parent_run_as_killed_and_going_on_makes_a_new_one()
    {
        using var started = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var held = new ScriptedObjective((trial, cancellationToken) =>
        {
            started.Set();
            go.Wait(cancellationToken);
            return Noting.Run(trial, cancellationToken);
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, held);
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new(3, 1), null, Cancelled);
        await Task.Run(() => started.Wait(Cancelled), Cancelled);
        var first = (await study.GetAsync(Cancelled)).ParentRunId!;
        await study.StopAsync(Cancelled);
        go.Set();
        await Eventually.TrueAsync(
            async () => (await server.Client.Runs.Get(first).GetAsync(Cancelled)).Info is { Status: RunStatus.Killed, Reason: "The study was stopped." }, Cancelled);

        await study.OptimizeAsync(new(3, 1), null, Cancelled);
        await StudyRuns.FinishedAsync(study);
        Assert.NotEqual(first, (await study.GetAsync(Cancelled)).ParentRunId);
    }

    [Theory]
    [InlineData("", "1", "1 to 250 characters")]
    [InlineData("loss", "not json", "not JSON")]
    public async Task A_wrong_user_attribute_is_refused_by_name(string name, string json, string says)
    {
        var objective = new ScriptedObjective((_, _) => TrialOutcome.Complete(1));
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective);
        var study = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 1);
        var grain = server.Grains.GetGrain<IStudyGrain>((await study.GetAsync(Cancelled)).Id);
        var refused = await Assert.ThrowsAsync<InvalidSpecException>(() => grain.SetTrialUserAttributesAsync(0, 1, new Dictionary<string, string> { [name] = json }, Cancelled));
        Assert.Contains(says, Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains($"'{name}'", refused.Errors[0], StringComparison.Ordinal);
        await Assert.ThrowsAsync<FencedException>(() => grain.SetTrialUserAttributesAsync(0, 1, new Dictionary<string, string> { ["late"] = "1" }, Cancelled));
    }

    private static async Task<string> TextAsync(IArtifactStore artifacts, string runId, string path)
    {
        await using var file = await artifacts.OpenReadAsync(RunArtifacts.Path(runId, RunArtifacts.OwnRun, path), Cancelled);
        using var reader = new StreamReader(file!);
        return await reader.ReadToEndAsync(Cancelled);
    }
}
