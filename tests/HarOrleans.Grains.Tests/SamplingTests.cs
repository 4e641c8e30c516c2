using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Grains.Tests;

/// <summary>What a study gives its sampler, and when it asks it no more.</summary>
public sealed class SamplingTests : IDisposable
{
    private static readonly ParamValue[] Colours = [ParamValue.Of("red"), ParamValue.Of("green"), ParamValue.Of("blue")];
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private Task<HarTestServer> StartAsync(ScriptedObjective? objective = null, ISamplerFactory? sampler = null) => HarTestServer.StartAsync(
        _folder.Path, objective ?? ScriptedObjective.Smooth(), configure: services => _ = sampler is null ? services : services.AddSingleton(sampler));

    private static StudySpec Grid(ObjectiveSpec? objective = null)
    {
        var spec = TestSpecs.Study(sampler: SamplerNames.Grid);
        return spec with { Space = [new("colour", new CategoricalDistribution(Colours))], Objective = objective ?? spec.Objective };
    }

    private static async Task<IReadOnlyList<FrozenTrial>> FinishedAsync(StudyHandle study)
    {
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            if (update.Study.Phase == StudyPhase.Finished)
            {
                break;
            }
        }

        return (await study.GetTrialsAsync(0, Cancelled)).Trials;
    }

    [Fact]
    public async Task A_grid_that_has_been_gone_through_ends_its_study_and_queued_trials_take_nothing_from_it()
    {
        await using var server = await StartAsync(new((_, _) => TrialOutcome.Complete(1)));
        var study = await server.Client.Studies.CreateAsync(Grid(), Cancelled);
        await study.EnqueueTrialAsync(new Dictionary<string, ParamValue> { ["colour"] = Colours[0] }, cancellationToken: Cancelled);
        await study.OptimizeAsync(new(100, 1), cancellationToken: Cancelled);
        var trials = await FinishedAsync(study);
        Assert.Equal(4, trials.Count);
        Assert.Equal(Colours.Select(x => x.ToString()).Order(), trials.Skip(1).Select(x => x.Params["colour"].ToString()).Order());

        Assert.Equal(StudyPhase.Finished, (await study.OptimizeAsync(new(200, 1), cancellationToken: Cancelled)).Phase);
        await study.EnqueueTrialAsync(new Dictionary<string, ParamValue> { ["colour"] = Colours[1] }, cancellationToken: Cancelled);
        await study.OptimizeAsync(new(200, 1), cancellationToken: Cancelled);
        Assert.Equal(5, (await FinishedAsync(study)).Count);
    }

    [Fact]
    public async Task Workers_outside_are_told_that_a_grid_is_at_its_end_and_what_cannot_be_a_grid_is_refused_at_once()
    {
        await using var server = await StartAsync();
        var study = await server.Client.Studies.CreateAsync(Grid(ObjectiveSpec.AskTell), Cancelled);
        for (var number = 0; number < Colours.Length; number++)
        {
            await (await study.AskAsync(cancellationToken: Cancelled)).TellAsync(1);
        }

        var closed = await Assert.ThrowsAsync<StudyClosedException>(() => study.AskAsync(cancellationToken: Cancelled));
        Assert.Contains("'grid' has drawn all of its 3 trials", closed.Message, StringComparison.Ordinal);
        var wrong = await Assert.ThrowsAsync<InvalidSpecException>(() => server.Client.Studies.CreateAsync(TestSpecs.Study("floats", sampler: SamplerNames.Grid), Cancelled));
        Assert.Contains("sampler.search_space.x", Assert.Single(wrong.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_trial_is_being_sampled_others_are_told_and_reported()
    {
        using var sampler = new GatedSampler(gateFrom: 1);
        await using var server = await StartAsync(sampler: sampler);
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study(sampler: "gated") with { Objective = ObjectiveSpec.AskTell }, Cancelled);
        var first = await study.AskAsync(cancellationToken: Cancelled);
        var next = study.AskAsync(cancellationToken: Cancelled);
        await sampler.Reached.WaitAsync(Cancelled);
        await first.ReportAsync(1, 0.25, Cancelled);
        await first.TellAsync(0.5);
        Assert.Equal(0.5, (await study.GetAsync(Cancelled)).Best!.Value);
        Assert.False(next.IsCompleted);
        sampler.Open();
        Assert.Equal(1, (await next).Number);
    }

    [Fact]
    public async Task Under_hyperband_the_sampler_learns_from_the_trials_own_bracket_alone()
    {
        using var sampler = new GatedSampler();
        await using var server = await StartAsync(sampler: sampler);
        var spec = TestSpecs.Study(sampler: "gated", pruner: PrunerNames.Hyperband) with
        {
            Objective = ObjectiveSpec.AskTell,
            Pruner = new(PrunerNames.Hyperband, new Dictionary<string, string> { ["max_resource"] = "9" }),
        };
        var study = await server.Client.Studies.CreateAsync(spec with { Name = "s" }, Cancelled);
        var open = await study.AskAsync(cancellationToken: Cancelled);
        for (var number = 1; number < 12; number++)
        {
            await (await study.AskAsync(cancellationToken: Cancelled)).TellAsync(1);
        }

        // The brackets of s_0 to s_11, by Python's binascii.crc32 modulo 17 over shares of 9, 5 and 3.
        int[] brackets = [0, 1, 0, 0, 0, 0, 0, 2, 2, 2, 0, 1];
        for (var number = 0; number < brackets.Length; number++)
        {
            var beside = Enumerable.Range(0, number).Where(x => brackets[x] == brackets[number]).ToArray();
            Assert.Equal(beside.Where(x => x != open.Number), sampler.Seen[number].Finished.Select(x => x.Number));
            Assert.Equal(beside.Where(x => x == open.Number), sampler.Seen[number].Open.Select(x => x.Number));
        }
    }

    [Fact]
    public async Task What_an_objective_says_of_its_constraints_keeps_an_infeasible_trial_from_being_the_best()
    {
        await using var server = await StartAsync(new((trial, _) =>
        {
            var x = trial.Assignment.Params["x"].AsDouble();
            trial.SetConstraint("size", 1);
            trial.SetConstraint("size", x - 0.5);
            return TrialOutcome.Complete(x);
        }));
        var study = await server.Client.Studies.CreateAsync(TestSpecs.Study(seed: 3), Cancelled);
        await study.OptimizeAsync(new(12, 1), cancellationToken: Cancelled);
        var trials = await FinishedAsync(study);
        Assert.All(trials, x => Assert.Equal(x.Params["x"].AsDouble() - 0.5, x.Constraints["size"]));
        var best = (await study.GetAsync(Cancelled)).Best!;
        Assert.Equal(trials.Where(x => x.Value <= 0.5).Max(x => x.Value), best.Value);
        Assert.True(trials.Max(x => x.Value) > best.Value);
    }
}
