using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Grains.Tests;

public sealed class AskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private static StudySpec Spec(string sampler = "tpe") => TestSpecs.Study(sampler: sampler) with { Objective = ObjectiveSpec.AskTell };

    private Task<HarTestServer> StartAsync() => HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());

    private static async Task<StudyHandle> MakeAsync(HarTestServer server, StudySpec spec) => await server.Client.Studies.CreateAsync(spec, Cancelled);

    private static async Task<FrozenTrial> TrialAsync(StudyHandle study, int number) => (await study.GetTrialAsync(number, Cancelled)).Trial;

    private static Dictionary<string, ParamValue> X(double x) => new() { ["x"] = ParamValue.Of(x) };

    [Fact]
    public async Task Workers_outside_ask_report_and_tell_and_the_study_knows_its_best()
    {
        await using var server = await StartAsync();
        var study = await MakeAsync(server, Spec());
        for (var number = 0; number < 15; number++)
        {
            var trial = await study.AskAsync(owner: "worker", cancellationToken: Cancelled);
            Assert.Equal(number, trial.Number);
            await trial.ReportAsync(1, 0.5, Cancelled);
            await trial.SetUserAttributesAsync(new Dictionary<string, string> { ["note"] = "1" }, Cancelled);
            await trial.TellAsync(trial.Params["x"].AsDouble());
        }

        var trials = (await study.GetTrialsAsync(0, Cancelled)).Trials;
        Assert.All(trials, x => Assert.Equal((TrialState.Complete, 1, "1"), (x.State, x.Intermediates.Count, x.UserAttributes["note"])));
        Assert.All(trials, x => Assert.Equal(new FloatDistribution(0, 1), x.Distributions["x"]));
        Assert.Equal(trials.Max(x => x.Value), (await study.GetAsync(Cancelled)).Best!.Value);
    }

    [Fact]
    public async Task The_same_ask_gets_the_same_trial_and_another_ask_another()
    {
        await using var server = await StartAsync();
        var study = await MakeAsync(server, Spec());
        var first = await study.AskAsync("a", cancellationToken: Cancelled);
        var again = await study.AskAsync("a", cancellationToken: Cancelled);
        var other = await study.AskAsync("b", cancellationToken: Cancelled);
        Assert.Equal((first.Number, first.Assignment.Attempt), (again.Number, again.Assignment.Attempt));
        Assert.NotEqual(first.Number, other.Number);
        await first.TellAsync(0.5);
        await again.TellAsync(0.5);
        await Assert.ThrowsAsync<FencedException>(() => again.TellAsync(0.6));
        Assert.Equal(0.5, (await TrialAsync(study, first.Number)).Value);
    }

    [Theory]
    [InlineData(SilentOwner.Requeue)]
    [InlineData(SilentOwner.Fail)]
    public async Task A_trial_whose_owner_falls_silent_is_queued_again_or_fails_with_its_history(SilentOwner onSilence)
    {
        await using var server = await StartAsync();
        var study = await MakeAsync(server, Spec() with { OnSilence = onSilence, AskLease = TimeSpan.FromMilliseconds(200) });
        var silent = await study.AskAsync("silent", "w1", cancellationToken: Cancelled);
        var after = onSilence == SilentOwner.Fail ? TrialState.Fail : TrialState.Waiting;
        await Eventually.TrueAsync(async () => (await TrialAsync(study, 0)).State == after, Cancelled);

        var history = (await TrialAsync(study, 0)).SystemAttributes[SystemAttributes.RetryHistory];
        Assert.Contains("silent", history, StringComparison.Ordinal);
        Assert.Contains("w1", history, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FencedException>(() => silent.TellAsync(1.0));
        await Assert.ThrowsAsync<FencedException>(() => silent.RenewAsync(Cancelled));

        var next = await study.AskAsync(cancellationToken: Cancelled);
        Assert.Equal(onSilence == SilentOwner.Fail ? (1, 1) : (0, 2), (next.Number, next.Assignment.Attempt));
    }

    [Fact]
    public async Task Signs_of_life_keep_a_trial_and_a_restart_of_the_server_does_not_take_it_away()
    {
        StudyHandle study;
        AskedTrial asked;
        long id;
        await using (var server = await StartAsync())
        {
            study = await MakeAsync(server, Spec());
            id = study.Id;
            asked = await study.AskAsync("a", cancellationToken: Cancelled);
            var before = asked.LeaseUntil;
            await asked.RenewAsync(Cancelled);
            Assert.True(asked.LeaseUntil >= before);
        }

        await using var restarted = await StartAsync();
        study = restarted.Client.Studies.Get(id);
        await study.Asked(asked.Assignment).TellAsync(0.25);
        var trial = await TrialAsync(study, 0);
        Assert.Equal((TrialState.Complete, 0.25, 1), (trial.State, trial.Value, trial.Attempt));
    }

    [Fact]
    public async Task Queued_trials_come_first_with_what_is_fixed_and_the_rest_sampled()
    {
        await using var server = await StartAsync();
        var study = await MakeAsync(server, Spec() with { Space = [new("x", new FloatDistribution(0, 1)), new("n", new IntDistribution(1, 9))] });
        Assert.Equal(0, await study.EnqueueTrialAsync(X(0.125), requestId: "q", cancellationToken: Cancelled));
        Assert.Equal(0, await study.EnqueueTrialAsync(X(0.125), requestId: "q", cancellationToken: Cancelled));
        Assert.Null(await study.EnqueueTrialAsync(X(0.1250001), skipIfExists: true, cancellationToken: Cancelled));
        Assert.Equal(1, await study.EnqueueTrialAsync(X(0.5), skipIfExists: true, cancellationToken: Cancelled));
        var wrong = await Assert.ThrowsAsync<InvalidSpecException>(() => study.EnqueueTrialAsync(new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(2.0), ["z"] = ParamValue.Of(1) }, cancellationToken: Cancelled));
        Assert.Equal(2, wrong.Errors.Count);

        var first = await study.AskAsync(cancellationToken: Cancelled);
        Assert.Equal((0, 0.125), (first.Number, first.Params["x"].AsDouble()));
        Assert.InRange(first.Params["n"].AsInt(), 1, 9);
        var run = await server.Client.Runs.Get(first.Assignment.RunId).GetAsync(Cancelled);
        Assert.Equal(first.Params["n"].ToString(), run.Params["n"]);
    }

    [Fact]
    public async Task A_space_of_ones_own_may_change_ranges_but_not_what_a_parameter_is()
    {
        await using var server = await StartAsync();
        var study = await MakeAsync(server, Spec() with { Space = [] });
        var first = await study.AskAsync(space: [new("lr", new FloatDistribution(1e-4, 1e-2, Log: true))], cancellationToken: Cancelled);
        await first.TellAsync(1.0);
        var wider = await study.AskAsync(space: [new("lr", new FloatDistribution(1e-5, 1, Log: true)), new("k", new IntDistribution(1, 3))], cancellationToken: Cancelled);
        Assert.Equal(["lr", "k"], wider.Params.Keys);
        var error = await Assert.ThrowsAsync<InvalidSpecException>(() => study.AskAsync(space: [new("lr", new FloatDistribution(0, 1))], cancellationToken: Cancelled));
        Assert.Contains("space.lr", Assert.Single(error.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_is_the_whole_studys_and_pause_and_stop_start_nothing()
    {
        await using var server = await StartAsync();
        var study = await MakeAsync(server, Spec());
        await study.OptimizeAsync(new(2, 1), cancellationToken: Cancelled);
        var first = await study.AskAsync(cancellationToken: Cancelled);
        await study.PauseAsync(Cancelled);
        Assert.Contains("paused", (await Assert.ThrowsAsync<StudyClosedException>(() => study.AskAsync(cancellationToken: Cancelled))).Message, StringComparison.Ordinal);
        await study.ResumeAsync(Cancelled);
        var second = await study.AskAsync(cancellationToken: Cancelled);
        await Assert.ThrowsAsync<StudyClosedException>(() => study.AskAsync(cancellationToken: Cancelled));
        await first.TellAsync(1.0);
        await second.TellAsync(2.0);
        await Eventually.TrueAsync(async () => (await study.GetAsync(Cancelled)).Phase == StudyPhase.Finished, Cancelled);
        await study.OptimizeAsync(new(3, 1), cancellationToken: Cancelled);
        Assert.Equal(2, (await study.AskAsync(cancellationToken: Cancelled)).Number);
    }

    [Fact]
    public async Task Several_objectives_keep_all_values_and_have_a_front_of_feasible_trials()
    {
        await using var server = await StartAsync();
        var study = await MakeAsync(server, Spec("random") with { Directions = [StudyDirection.Maximize, StudyDirection.Minimize] });
        double[][] told = [[1, 1], [2, 2], [0, 3], [3, 3], [9, 0]];
        foreach (var values in told)
        {
            var trial = await study.AskAsync(cancellationToken: Cancelled);
            if (values[0] == 9)
            {
                await trial.SetConstraintsAsync(new Dictionary<string, double> { ["memory"] = 0.5 }, Cancelled);
            }

            await trial.TellAsync(values);
        }

        var wrong = await study.AskAsync(cancellationToken: Cancelled);
        await wrong.TellAsync(1.0);
        Assert.Equal([0, 1, 3], (await study.BestTrialsAsync(Cancelled)).Select(x => x.Number));
        Assert.Equal([3.0, 3.0], (await TrialAsync(study, 3)).Values);
        Assert.Equal(0.5, (await TrialAsync(study, 4)).Constraints["memory"]);
        Assert.Equal(TrialState.Fail, (await TrialAsync(study, 5)).State);
        Assert.Null((await study.GetAsync(Cancelled)).Best);
    }
}
