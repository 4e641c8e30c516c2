using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Grains.Tests;

public sealed class StudyManagementTests : IDisposable
{
    private static readonly StudySpec Spec = TestSpecs.Study() with { Objective = ObjectiveSpec.AskTell };

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private static FrozenTrial Made(double x, TrialState state = TrialState.Complete) => FrozenTrial.Create(
        state, new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(x) }, state == TrialState.Complete ? [x] : null);

    private Task<HarTestServer> StartAsync() => HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());

    [Fact]
    public async Task Trials_are_listed_page_by_page_also_while_one_is_being_sampled()
    {
        using var sampler = new GatedSampler(gateFrom: 2);
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth(), configure: services => services.AddSingleton<ISamplerFactory>(sampler));
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study(sampler: "gated") with { Objective = ObjectiveSpec.AskTell }, Cancelled);
        foreach (var value in new[] { 0.75, 0.25 })
        {
            await (await study.AskAsync(cancellationToken: Cancelled)).TellAsync(value);
        }

        var next = study.AskAsync(cancellationToken: Cancelled);
        await sampler.Reached.WaitAsync(Cancelled);
        var query = new TrialQuery { OrderBy = TrialSort.Value, Take = 1, Filter = "state = complete" };
        var page = await study.ListTrialsAsync(query, Cancelled);
        Assert.Equal((1, 2, 2), (Assert.Single(page.Trials).Number, page.Found, page.Total));
        Assert.Equal([1, 0], await study.ListAllTrialsAsync(query, Cancelled).Select(x => x.Number).ToListAsync(Cancelled));
        Assert.Equal([0, 1], await study.ListAllTrialsAsync(cancellationToken: Cancelled).Select(x => x.Number).ToListAsync(Cancelled));
        var wrong = await Assert.ThrowsAsync<InvalidSpecException>(() => study.ListTrialsAsync(query with { Filter = "valu = 1" }, Cancelled));
        Assert.Contains("column 1", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        sampler.Open();
        Assert.Equal(2, (await next).Number);
    }

    [Theory]
    [InlineData(ImportanceMethod.PedAnova)]
    [InlineData(ImportanceMethod.Fanova)]
    public async Task Importances_are_of_all_trials_that_are_complete_when_they_are_asked_for(ImportanceMethod method)
    {
        await using var server = await StartAsync();
        StudyDirection[] directions = [StudyDirection.Minimize, StudyDirection.Maximize];
        var study = await server.Client.Studies.CreateAsync(
            Spec with { Directions = directions, Space = [new("x", new FloatDistribution(0, 1)), new("y", new FloatDistribution(0, 1))] }, Cancelled);
        Assert.Empty(await study.ImportancesAsync(method, cancellationToken: Cancelled));
        foreach (var several in new[] { 40, 1 })
        {
            await study.AddTrialsAsync(
            [
                .. Enumerable.Range(0, several).Select(place => (X: place * 0.37 % 1, Y: place * 0.61 % 1)).Select(at => FrozenTrial.Create(
                    TrialState.Complete, new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(at.X), ["y"] = ParamValue.Of(at.Y) }, [at.X, at.Y])),
            ], cancellationToken: Cancelled);
            var trials = (await study.GetTrialsAsync(0, Cancelled)).Trials;
            foreach (var (objective, first) in new[] { "x", "y" }.Index())
            {
                var found = await study.ImportancesAsync(method, objective, Cancelled);
                Assert.Equal(first, found[0].Name);
                Assert.Equal(ParamImportances.OfObjective(trials, directions, objective, method), found);
            }
        }

        var wrong = await Assert.ThrowsAsync<InvalidSpecException>(() => study.ImportancesAsync(method, 2, Cancelled));
        Assert.Equal("objective = 2: the study has 2; give a number from 0 to 1.", Assert.Single(wrong.Errors));
    }

    [Fact]
    public async Task A_taken_name_is_refused_and_a_renamed_study_frees_its_own()
    {
        await using var server = await StartAsync();
        var studies = server.Client.Studies;
        var study = await studies.CreateAsync(Spec, Cancelled);
        await Assert.ThrowsAsync<ConflictException>(() => studies.CreateAsync(Spec, Cancelled));
        var other = await studies.CreateAsync(Spec with { Name = "other" }, Cancelled);
        await Assert.ThrowsAsync<ConflictException>(() => other.RenameAsync("study", Cancelled));
        Assert.Equal("new name", (await study.RenameAsync("new name", Cancelled)).Spec.Name);
        Assert.Equal(study.Id, (await studies.FindAsync("new name", Cancelled))!.Id);
        Assert.Null(await studies.FindAsync("study", Cancelled));
        Assert.Equal("study", (await other.RenameAsync("study", Cancelled)).Spec.Name);
    }

    [Fact]
    public async Task A_deleted_study_is_gone_with_its_trials_keeps_its_runs_and_frees_its_name_but_not_its_id()
    {
        await using var server = await StartAsync();
        var studies = server.Client.Studies;
        var study = await studies.CreateAsync(Spec, Cancelled);
        await study.AddTrialsAsync([.. Enumerable.Range(0, 10).Select(x => Made(x / 10.0))], cancellationToken: Cancelled);
        var asked = await study.AskAsync(cancellationToken: Cancelled);
        await study.DeleteAsync(Cancelled);
        await study.DeleteAsync(Cancelled);

        Assert.Null(await studies.FindAsync("study", Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => study.GetAsync(Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => asked.TellAsync(1.0));
        var again = await studies.CreateAsync(Spec, Cancelled);
        Assert.True(again.Id > study.Id);
        Assert.Empty((await again.GetTrialsAsync(0, Cancelled)).Trials);
        await Eventually.TrueAsync(async () => (await studies.ListAsync(0, 10, Cancelled)).Count == 1 && (await server.Client.Runs.Get(asked.Assignment.RunId).GetAsync(Cancelled)).Info.Status == RunStatus.Killed, Cancelled);
        await Assert.ThrowsAsync<NotFoundException>(() => study.GetTrialAsync(0, Cancelled));
    }

    [Fact]
    public async Task A_copy_has_the_trials_and_notes_and_a_warm_start_the_finished_ones_each_once()
    {
        await using var server = await StartAsync();
        var studies = server.Client.Studies;
        var study = await studies.CreateAsync(Spec, Cancelled);
        await study.AddTrialsAsync([Made(0.5), Made(0.75, TrialState.Fail) with { Reason = "broken" }, Made(0.25)], cancellationToken: Cancelled);
        await study.AskAsync(cancellationToken: Cancelled);
        await study.SetUserAttributesAsync(new Dictionary<string, string> { ["goal"] = "0.96" }, Cancelled);

        var copy = await studies.CopyAsync(study, "copy", Cancelled);
        await studies.CopyAsync(study, "copy", Cancelled);
        var trials = (await copy.GetTrialsAsync(0, Cancelled)).Trials;
        Assert.Equal([TrialState.Complete, TrialState.Fail, TrialState.Complete, TrialState.Waiting], trials.Select(x => x.State));
        Assert.Equal("broken", trials[1].Reason);
        Assert.Equal("0.96", (await copy.GetAsync(Cancelled)).UserAttributes["goal"]);

        var warm = await studies.CreateAsync(Spec with { Name = "warm" }, Cancelled);
        Assert.Equal(2, await warm.WarmStartAsync(study, Cancelled));
        Assert.Equal(2, await warm.WarmStartAsync(study, Cancelled));
        Assert.Equal([0.5, 0.25], (await warm.GetTrialsAsync(0, Cancelled)).Trials.Select(x => x.Value!.Value));
        Assert.Equal(0.5, (await warm.GetAsync(Cancelled)).Best!.Value);
    }

    [Fact]
    public async Task Added_trials_are_checked_whole_and_come_back_as_they_were()
    {
        await using var server = await StartAsync();
        var study = await server.Client.Studies.CreateAsync(Spec, Cancelled);
        var at = new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var error = await Assert.ThrowsAsync<InvalidSpecException>(() => study.AddTrialsAsync([Made(0.5), Made(2), Made(0.5) with { Values = null }], cancellationToken: Cancelled));
        Assert.Contains(error.Errors, x => x.StartsWith("trials[1].params.x", StringComparison.Ordinal));
        Assert.Contains(error.Errors, x => x.StartsWith("trials[2].values", StringComparison.Ordinal));
        Assert.Empty((await study.GetTrialsAsync(0, Cancelled)).Trials);

        var pruned = Made(0.5, TrialState.Pruned) with
        {
            Values = [0.4],
            Intermediates = [new(1, 0.25), new(2, double.NaN)],
            StartedAt = at,
            FinishedAt = at.AddSeconds(3),
            SystemAttributes = new Dictionary<string, string> { ["constraints:a"] = "-1" },
        };
        Assert.Equal(0, await study.AddTrialAsync(pruned, "one", Cancelled));
        Assert.Equal(0, await study.AddTrialAsync(pruned, "one", Cancelled));
        var back = (await study.GetTrialAsync(0, Cancelled)).Trial;
        Assert.Equal((TrialState.Pruned, 0.4, at, at.AddSeconds(3)), (back.State, back.Value, back.StartedAt, back.FinishedAt));
        Assert.Equal(pruned.Intermediates, back.Intermediates);
        Assert.Equal(-1, back.Constraints["a"]);
    }

    [Fact]
    public async Task Time_counts_while_a_study_runs_over_restarts_and_once_spent_nothing_starts()
    {
        long id;
        await using (var server = await StartAsync())
        {
            var made = await server.Client.Studies.CreateAsync(Spec, Cancelled);
            id = made.Id;
            await made.OptimizeAsync(new(int.MaxValue, 1, TimeSpan.FromSeconds(1)), cancellationToken: Cancelled);
            await (await made.AskAsync(cancellationToken: Cancelled)).TellAsync(1.0);
            await made.PauseAsync(Cancelled);
            var paused = await made.GetAsync(Cancelled);
            Assert.InRange(paused.Elapsed, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(20));
            Assert.Equal(paused.Elapsed, (await made.GetAsync(Cancelled)).Elapsed);
            await made.ResumeAsync(Cancelled);
        }

        await using var restarted = await StartAsync();
        var study = restarted.Client.Studies.Get(id);
        await Eventually.TrueAsync(async () => (await study.GetAsync(Cancelled)).Phase == StudyPhase.Finished, Cancelled);
        await Assert.ThrowsAsync<StudyClosedException>(() => study.AskAsync(cancellationToken: Cancelled));
        Assert.Single((await study.GetTrialsAsync(0, Cancelled)).Trials);
    }
}
