using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class AddedTrialConformance : StoreConformance
{
    private static readonly Dictionary<string, Distribution> Drawn = new()
    {
        ["hidden_size"] = new IntDistribution(1, 100),
        ["lr"] = new FloatDistribution(0, 1),
        ["activation"] = new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Null]),
    };

    private static NewTrial Added(Trainer trainer, TrialState state, params double[] values) => trainer.NewTrial() with
    {
        Distributions = Drawn,
        SystemAttributes = new Dictionary<string, string> { ["constraints:a"] = values is [9, ..] ? "1" : "-1" },
        Template = FrozenTrial.Create(state, trainer.NewTrial().Params, values) with
        {
            StartedAt = Trainer.Start,
            FinishedAt = state == TrialState.Running ? null : Trainer.Start.AddMinutes(1),
            Reason = "elsewhere",
            Intermediates = [new(1, 0.5), new(2, double.NaN)],
        },
        Lease = state == TrialState.Running ? (OutsideOwner.Of("w", "1"), Trainer.Start.AddMinutes(1)) : null,
    };

    [Fact]
    public async Task Added_trials_are_as_their_templates_say_and_share_their_distributions()
    {
        Trainer[] trainers = [.. Enumerable.Range(0, 3).Select(x => new Trainer(Storage) { Number = x, Sequence = x + 1 })];
        var answered = await Storage.Trials.AddAsync(
            [Added(trainers[0], TrialState.Complete, 1, 2), Added(trainers[1], TrialState.Pruned, 3), Added(trainers[2], TrialState.Running)]);
        await Storage.ReopenAsync();

        var trials = await Storage.Trials.LoadAsync(7);
        Assert.All(trials.Zip(answered), x => Some.AssertSame(x.First, x.Second));
        Assert.Equal([TrialState.Complete, TrialState.Pruned, TrialState.Running], trials.Select(x => x.Trial.State));
        Assert.Equal([1.0, 2.0], trials[0].Trial.Values);
        Assert.Equal([1.0, 2.0], trials[0].Execution.Values);
        Assert.Equal([3.0], trials[1].Trial.Values);
        Assert.Equal([new(1, 0.5), new(2, double.NaN)], trials[1].Trial.Intermediates);
        Assert.Equal(-1, trials[0].Trial.Constraints["a"]);
        Assert.All(trials, x => Assert.Equal(Drawn, x.Trial.Distributions));
        Assert.Same(trials[0].Trial.Distributions, trials[2].Trial.Distributions);
        Assert.Equal((1, OutsideOwner.Of("w", "1")), (trials[2].Trial.Attempt, trials[2].Execution.Holder));
        var run = (await Storage.Runs.FindAsync(trainers[0].RunId))!.Info;
        Assert.Equal((RunStatus.Finished, Trainer.Start.AddMinutes(1)), (run.Status, run.EndedAt));
    }

    [Fact]
    public async Task Of_many_that_are_added_at_once_each_has_its_own_parameters_on_its_run()
    {
        NewTrial[] trials =
        [
            .. Enumerable.Range(0, 40).Select(number => new Trainer(Storage) { Number = number, Sequence = number + 1 }.NewTrial() with
            {
                Params = new Dictionary<string, ParamValue> { ["lr"] = ParamValue.Of(1.0 / (number + 2)), ["layers"] = ParamValue.Of(number % 3) },
            }),
        ];
        await Storage.Trials.AddAsync(trials);
        foreach (var trial in trials)
        {
            var run = (await Storage.Runs.FindAsync(trial.Run.RunId))!;
            Assert.Equal(
                new Dictionary<string, string> { ["data"] = "sha", ["lr"] = trial.Params["lr"].ToString(), ["layers"] = trial.Params["layers"].ToString() },
                new Dictionary<string, string>(run.Params));
        }
    }

    [Fact]
    public async Task A_trial_handed_out_as_it_is_made_is_as_if_it_had_been_handed_out_after()
    {
        var holder = OutsideOwner.Of("w", "1");
        var (atOnce, after) = (new Trainer(Storage) { Number = 0 }, new Trainer(Storage) { Number = 1 });
        var made = await Storage.Trials.CreateAsync(atOnce.NewTrial() with
        {
            Begin = Trainer.Step(TrialExecution.New, new TrialEvent.Begin(holder)),
            Lease = (holder, atOnce.Now + atOnce.Lease),
            UserAttributes = new Dictionary<string, string> { ["a"] = "1" },
        });
        var begun = await after.BeginAsync(holder);

        Some.AssertSame(await atOnce.GetAsync(), made);
        Assert.Equal(begun.Execution, made.Execution);
        Assert.Equal((begun.Trial.State, begun.Trial.StartedAt, begun.Trial.Attempt), (made.Trial.State, made.Trial.StartedAt, made.Trial.Attempt));
        Assert.Equal(await Storage.Trials.FindLeaseAsync(begun.Trial.TrialId), await Storage.Trials.FindLeaseAsync(made.Trial.TrialId));
        var (run, other) = ((await Storage.Runs.FindAsync(atOnce.RunId))!.Info, (await Storage.Runs.FindAsync(after.RunId))!.Info);
        Assert.Equal((other.Status, other.StartedAt), (run.Status, run.StartedAt));
        Assert.True(await atOnce.DoAsync(new TrialEvent.Tell(1, TrialOutcome.Complete(0.5))));
    }

    [Fact]
    public async Task An_infeasible_trial_is_not_the_best_of_a_list_and_several_objectives_have_none()
    {
        var study = new StudyEntry(7, "default", "local", "s", 3, StudyDirection.Maximize, "tpe", "ask-tell", StudyPhase.Paused, null, Trainer.Start, Trainer.Start);
        await Storage.Catalog.PutStudyAsync(study, 1);
        await Storage.Trials.AddAsync([Added(new(Storage), TrialState.Complete, 9), Added(new(Storage) { Number = 1 }, TrialState.Complete, 2)]);
        Assert.Equal((2.0, 1), ((await Storage.Catalog.ListStudiesAsync("default", 0, 9))[0].BestValue, (await Storage.Catalog.ListStudiesAsync("default", 0, 9))[0].BestNumber));
        await Storage.Catalog.PutStudyAsync(study with { Directions = [StudyDirection.Maximize, StudyDirection.Minimize] }, 2);
        var listed = Assert.Single(await Storage.Catalog.ListStudiesAsync("default", 0, 9));
        Assert.Null(listed.BestValue);
        Assert.Equal([StudyDirection.Maximize, StudyDirection.Minimize], listed.Directions);
        await Storage.Catalog.RemoveStudyAsync(7);
        Assert.Empty(await Storage.Catalog.ListStudiesAsync("default", 0, 9));
    }

    [Fact]
    public async Task A_waiting_trial_is_completed_and_one_that_runs_is_not()
    {
        var trainer = new Trainer(Storage);
        var id = (await Storage.Trials.CreateAsync(trainer.NewTrial() with { Params = new Dictionary<string, ParamValue>() })).Trial.TrialId;
        Assert.True(await Storage.Trials.CompleteParamsAsync(id, trainer.NewTrial().Params, Drawn, 2, trainer.Now));
        Assert.Equal(3, (await trainer.GetAsync()).Trial.Params.Count);
        Assert.Equal("64", (await Storage.Runs.FindAsync(trainer.RunId))!.Params["hidden_size"]);
        await trainer.DoAsync(new TrialEvent.Begin("a"));
        await ChangesNothingAsync(async () => Assert.False(await Storage.Trials.CompleteParamsAsync(id, trainer.NewTrial().Params, Drawn, 3, trainer.Now)));
    }

    [Fact]
    public async Task Deleted_trials_are_gone_part_by_part_and_their_runs_stay()
    {
        var trainer = new Trainer(Storage);
        await trainer.BeginAsync();
        await Storage.Trials.AddAsync([Added(new(Storage) { Number = 1 }, TrialState.Complete, 1), Added(new(Storage) { Number = 2 }, TrialState.Complete, 2)]);
        await new Trainer(Storage) { StudyId = 8 }.BeginAsync();
        Assert.Equal(2, await Storage.Trials.DeleteAsync(7, 2, trainer.Now));
        Assert.Equal(1, await Storage.Trials.DeleteAsync(7, 2, trainer.Now));
        Assert.Equal(0, await Storage.Trials.DeleteAsync(7, 2, trainer.Now));
        Assert.Empty(await Storage.Trials.LoadAsync(7));
        Assert.Single(await Storage.Trials.LoadAsync(8));
        Assert.Equal(RunStatus.Killed, (await Storage.Runs.FindAsync(trainer.RunId))!.Info.Status);
    }

    [Fact]
    public async Task A_restart_ends_trainers_leases_and_leaves_owners_outside_time_to_renew()
    {
        var (trainer, owner) = (new Trainer(Storage), new Trainer(Storage) { Number = 1 });
        await trainer.BeginAsync();
        await owner.BeginAsync(OutsideOwner.Of("w", "1"));
        var later = trainer.Now.AddHours(1);
        Assert.Equal(1, await Storage.Trials.ExpireAllLeasesAsync(later, later.AddSeconds(15)));
        Assert.Equal([0], (await Storage.Trials.ListExpiredLeasesAsync(later.AddSeconds(14))).Select(x => x.Number));
        Assert.Equal([0, 1], (await Storage.Trials.ListExpiredLeasesAsync(later.AddSeconds(15))).Select(x => x.Number).Order());
    }
}
