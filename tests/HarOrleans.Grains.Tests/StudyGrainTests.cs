using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Grains.Tests;

public sealed class StudyGrainTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_study_finishes_its_budget_with_every_number_once_and_every_run_ended()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth(), slots: 2);
        var study = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 6, parallel: 2);

        var trials = await StudyRuns.TrialsAsync(study);
        Assert.Equal([0, 1, 2, 3, 4, 5], trials.Select(x => x.Number));
        Assert.All(trials, x => Assert.Equal(TrialState.Complete, x.State));
        var snapshot = await study.GetAsync(Cancelled);
        Assert.Equal(trials.Max(x => x.Value), snapshot.Best!.Value);
        foreach (var trial in trials)
        {
            var run = server.Client.Runs.Get(trial.RunId);
            var detail = await run.GetAsync(Cancelled);
            Assert.Equal(RunStatus.Finished, detail.Info.Status);
            Assert.Equal(trial.Params["x"].ToString(), detail.Params["x"]);
            var page = await run.GetPointsAsync(["value"], 0, 100, Cancelled);
            Assert.Equal([1L, 2, 3], page.Points.Select(x => x.Step));
            Assert.Equal(trial.Intermediates.Select(x => x.Value), page.Points.Select(x => x.Value));
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_study_at_every_degree_of_parallelism()
    {
        var spec = TestSpecs.Study(sampler: "tpe", pruner: "median", seed: 7);
        List<IReadOnlyList<string>> studies = [];
        foreach (var parallel in new[] { 1, 2, 4 })
        {
            using var folder = new TempFolder();
            await using var server = await HarTestServer.StartAsync(folder.Path, ScriptedObjective.Smooth(), slots: parallel);
            var study = await StudyRuns.OptimizeAsync(server.Client, spec, trials: 20, parallel);
            studies.Add(StudyRuns.Fixed(await StudyRuns.TrialsAsync(study)));
        }

        Assert.Equal(studies[0], studies[1]);
        Assert.Equal(studies[0], studies[2]);
    }

    [Fact]
    public async Task A_larger_budget_goes_on_and_a_spent_one_changes_nothing()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var study = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 3);
        var before = await StudyRuns.TrialsAsync(study);

        var spent = await study.OptimizeAsync(new(3, 1), null, Cancelled);
        Assert.Equal(StudyPhase.Finished, spent.Phase);
        await study.OptimizeAsync(new(5, 1), null, Cancelled);
        await StudyRuns.FinishedAsync(study);

        var after = await StudyRuns.TrialsAsync(study);
        Assert.Equal(5, after.Count);
        Assert.Equal(StudyRuns.Fixed(before), StudyRuns.Fixed([.. after.Take(3)]));
    }

    [Fact]
    public async Task Another_setting_of_an_existing_study_is_refused_by_name_and_nothing_is_written()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(seed: 1), Cancelled);

        var other = TestSpecs.Study(seed: 2) with { Experiment = "experiment" };
        var error = await Assert.ThrowsAsync<StudyMismatchException>(() => server.Client.Studies.GetOrCreateAsync(other, Cancelled));

        Assert.Equal(("seed", "1", "2"), (error.Field, error.Stored, error.Given));
        await Eventually.TrueAsync(async () => (await server.Client.Studies.ListAsync(0, 10, Cancelled)).Count > 0, Cancelled);
        Assert.Single(await server.Client.Studies.ListAsync(0, 10, Cancelled));
    }

    [Fact]
    public async Task A_wrong_specification_lists_every_error_and_claims_no_name()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var wrong = TestSpecs.Study(sampler: "crystal-ball", pruner: "axe") with { Space = [new("x", new FloatDistribution(1, 0))] };

        var error = await Assert.ThrowsAsync<InvalidSpecException>(() => server.Client.Studies.GetOrCreateAsync(wrong, Cancelled));

        Assert.Contains(error.Errors, x => x.Contains("crystal-ball", StringComparison.Ordinal));
        Assert.Contains(error.Errors, x => x.Contains("axe", StringComparison.Ordinal));
        Assert.Contains(error.Errors, x => x.Contains('x', StringComparison.Ordinal) && x.Contains("low", StringComparison.OrdinalIgnoreCase));
        Assert.Null(await server.Client.Studies.FindAsync(wrong.Name, Cancelled));
    }

    [Fact]
    public async Task An_objective_that_fails_is_retried_as_often_as_allowed_and_then_its_trial_fails_with_the_reason()
    {
        var attempts = 0;
        var objective = new ScriptedObjective((_, _) =>
        {
            Interlocked.Increment(ref attempts);
            throw new InvalidOperationException("the loss is NaN");
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective);
        var study = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(maxRetries: 2), trials: 1);

        var trial = Assert.Single(await StudyRuns.TrialsAsync(study));
        Assert.Equal(3, attempts);
        Assert.Equal(TrialState.Fail, trial.State);
        Assert.Contains("the loss is NaN", trial.Reason, StringComparison.Ordinal);
        var run = await server.Client.Runs.Get(trial.RunId).GetAsync(Cancelled);
        Assert.Equal(RunStatus.Failed, run.Info.Status);
    }

    [Fact]
    public async Task A_value_that_is_not_a_number_fails_the_trial()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, new ScriptedObjective((_, _) => TrialOutcome.Complete(double.NaN)));
        var study = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 1);

        var trial = Assert.Single(await StudyRuns.TrialsAsync(study));
        Assert.Equal(TrialState.Fail, trial.State);
        Assert.Null(trial.Value);
        Assert.Contains("NaN", trial.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pruned_trials_end_as_killed_runs_and_keep_their_last_value()
    {
        var objective = new ScriptedObjective((trial, _) =>
        {
            var value = trial.Assignment.Number < 6 ? 1.0 : 0.0;
            return trial.Report(1, value) is { Prune: true } answer ? TrialOutcome.Pruned(answer.Reason!) : TrialOutcome.Complete(value);
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective);
        var study = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(pruner: "median"), trials: 12);

        var pruned = (await StudyRuns.TrialsAsync(study)).Where(x => x.State == TrialState.Pruned).ToArray();
        Assert.NotEmpty(pruned);
        Assert.All(pruned, x => Assert.Equal(0.0, x.Value));
        Assert.All(pruned, x => Assert.NotNull(x.Reason));
        var run = await server.Client.Runs.Get(pruned[0].RunId).GetAsync(Cancelled);
        Assert.Equal(RunStatus.Killed, run.Info.Status);
    }

    [Fact]
    public async Task Two_workspaces_do_not_list_each_others_work()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var red = new Client.HarClient(server.Grains, "red");
        var blue = new Client.HarClient(server.Grains, "blue");
        var redStudy = await StudyRuns.OptimizeAsync(red, TestSpecs.Study("same name", "red"), trials: 2);
        var blueStudy = await StudyRuns.OptimizeAsync(blue, TestSpecs.Study("same name", "blue"), trials: 1);

        Assert.NotEqual(redStudy.Id, blueStudy.Id);
        Assert.Equal([redStudy.Id], (await red.Studies.ListAsync(0, 10, Cancelled)).Select(x => x.Id));
        Assert.Equal([blueStudy.Id], (await blue.Studies.ListAsync(0, 10, Cancelled)).Select(x => x.Id));
        Assert.Equal(2 + 1, (await red.Runs.ListAsync(null, 0, 10, Cancelled)).Count);
        Assert.Equal(1 + 1, (await blue.Runs.ListAsync(null, 0, 10, Cancelled)).Count);
        Assert.Single(await blue.Experiments.ListAsync(0, 10, Cancelled));
    }
}
