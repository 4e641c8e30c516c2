using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class CatalogStoreConformance : StoreConformance
{
    private static StudyEntry Study(long id, StudyDirection direction = StudyDirection.Maximize, string workspace = "default", int updated = 0) => new(
        id, workspace, "local", $"study-{id}", 3, direction, "tpe", "har-lstm", StudyPhase.Running, 20, Trainer.Start, Trainer.Start.AddMinutes(updated));

    private async Task FinishAsync(long study, int number, TrialOutcome outcome, int minute)
    {
        var trainer = new Trainer(Storage) { StudyId = study, Number = number, Now = Trainer.Start.AddMinutes(minute) };
        await trainer.BeginAsync();
        Assert.True(await trainer.DoAsync(new TrialEvent.Tell(1, outcome)));
    }

    private async Task<StudySummary> SummaryAsync() => Assert.Single(await Storage.Catalog.ListStudiesAsync("default", 0, 10));

    [Fact]
    public async Task A_study_without_trials_is_listed_as_it_was_put()
    {
        await Storage.Catalog.PutStudyAsync(Study(1) with { Target = null, Phase = StudyPhase.Created }, 1);
        Assert.Equal(
            new StudySummary(
                1, "default", "local", "study-1", StudyDirection.Maximize, "tpe", "har-lstm", StudyPhase.Created, null,
                new TrialCounts(0, 0, 0, 0, 0), null, null, Trainer.Start, Trainer.Start),
            await SummaryAsync());
    }

    [Theory]
    [InlineData(StudyDirection.Maximize, 0.9, 1)]
    [InlineData(StudyDirection.Minimize, -0.1, 0)]
    public async Task Counts_and_the_best_value_come_from_the_trials(StudyDirection direction, double best, int number)
    {
        await Storage.Catalog.PutStudyAsync(Study(1, direction), 1);
        await FinishAsync(1, 0, TrialOutcome.Complete(-0.1), 1);
        await FinishAsync(1, 1, TrialOutcome.Complete(0.9), 2);
        await FinishAsync(1, 2, TrialOutcome.Complete(0.9), 3);
        await FinishAsync(1, 3, TrialOutcome.Complete(-0.1), 4);
        await FinishAsync(1, 4, new TrialOutcome(TrialState.Pruned, 99, "slow"), 5);
        await FinishAsync(1, 5, new TrialOutcome(TrialState.Pruned, -99, "slow"), 6);
        await new Trainer(Storage) { StudyId = 1, Number = 6, Now = Trainer.Start.AddMinutes(7) }.BeginAsync();
        await new Trainer(Storage) { StudyId = 1, Number = 7, Now = Trainer.Start.AddMinutes(8) }.CreateAsync();
        await FinishAsync(2, 0, TrialOutcome.Complete(direction == StudyDirection.Maximize ? 5 : -5), 9);

        var summary = await SummaryAsync();
        Assert.Equal(new TrialCounts(1, 1, 4, 2, 0), summary.Counts);
        Assert.Equal((best, number), (summary.BestValue, summary.BestNumber));
        Assert.Equal(Trainer.Start.AddMinutes(8), summary.UpdatedAt);
    }

    [Fact]
    public async Task Failed_trials_are_counted_and_are_never_the_best()
    {
        await Storage.Catalog.PutStudyAsync(Study(1), 1);
        await FinishAsync(1, 0, TrialOutcome.Fail("one"), 1);
        await FinishAsync(1, 1, TrialOutcome.Fail("one"), 1);
        var trainer = new Trainer(Storage) { StudyId = 1, Number = 1, Now = Trainer.Start.AddMinutes(2) };
        await trainer.BeginAsync("silo-b/0#1");
        await trainer.DoAsync(new TrialEvent.Tell(2, TrialOutcome.Fail("two")));

        var summary = await SummaryAsync();
        Assert.Equal(new TrialCounts(1, 0, 0, 0, 1), summary.Counts);
        Assert.Null(summary.BestValue);
        Assert.Null(summary.BestNumber);
    }

    [Fact]
    public async Task A_later_version_stays_and_the_same_version_may_come_again()
    {
        await Storage.Catalog.PutStudyAsync(Study(1) with { Phase = StudyPhase.Finished }, 5);
        await ChangesNothingAsync(() => Storage.Catalog.PutStudyAsync(Study(1) with { Phase = StudyPhase.Running }, 4));
        await ChangesNothingAsync(() => Storage.Catalog.PutStudyAsync(Study(1) with { Phase = StudyPhase.Finished }, 5));
        Assert.Empty(await Storage.Catalog.ListRunningStudiesAsync());

        await Storage.Catalog.PutStudyAsync(Study(1), 6);
        Assert.Equal([1L], await Storage.Catalog.ListRunningStudiesAsync());
    }

    [Fact]
    public async Task Studies_come_latest_change_first_in_pages()
    {
        await Storage.Catalog.PutStudyAsync(Study(1, updated: 1), 1);
        await Storage.Catalog.PutStudyAsync(Study(2, updated: 3), 1);
        await Storage.Catalog.PutStudyAsync(Study(3, updated: 2), 1);
        await FinishAsync(1, 0, TrialOutcome.Complete(1), 10);

        Assert.Equal([1L, 2L, 3L], (await Storage.Catalog.ListStudiesAsync("default", 0, 10)).Select(study => study.Id));
        Assert.Equal([2L], (await Storage.Catalog.ListStudiesAsync("default", 1, 1)).Select(study => study.Id));
        Assert.Empty(await Storage.Catalog.ListStudiesAsync("default", 3, 10));
    }

    [Fact]
    public async Task No_workspace_lists_anothers_work()
    {
        await Storage.Catalog.PutStudyAsync(Study(1), 1);
        await Storage.Catalog.PutStudyAsync(Study(2, workspace: "other"), 1);
        await Storage.Catalog.PutExperimentAsync(new ExperimentInfo(3, "default", "local", "e", Some.NoWords, Trainer.Start), 1);
        await Storage.Catalog.PutExperimentAsync(new ExperimentInfo(4, "other", "local", "e", Some.NoWords, Trainer.Start), 1);
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(1)), Trainer.Start);
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(2), "other"), Trainer.Start);

        Assert.Equal(2, Assert.Single(await Storage.Catalog.ListStudiesAsync("other", 0, 10)).Id);
        Assert.Equal(4, Assert.Single(await Storage.Catalog.ListExperimentsAsync("other", ViewType.ActiveOnly, 0, 10)).Id);
        Assert.Equal(Some.RunId(2), Assert.Single(await Storage.Catalog.ListRunsAsync("other", null, 0, 10)).RunId);
        Assert.Empty(await Storage.Catalog.ListRunsAsync("nobody", null, 0, 10));
        Assert.Equal([1L, 2L], await Storage.Catalog.ListRunningStudiesAsync());
    }

    [Fact]
    public async Task Experiments_come_by_id_with_their_tags_and_never_go_back()
    {
        var tagged = new ExperimentInfo(5, "default", "me", "five", new Dictionary<string, string> { ["team"] = "größe" }, Trainer.Start);
        await Storage.Catalog.PutExperimentAsync(tagged, 2);
        await Storage.Catalog.PutExperimentAsync(tagged with { Id = 4, Name = "four" }, 1);
        await ChangesNothingAsync(() => Storage.Catalog.PutExperimentAsync(tagged with { Tags = Some.NoWords }, 1));

        var listed = await Storage.Catalog.ListExperimentsAsync("default", ViewType.ActiveOnly, 0, 10);
        Assert.Equal(["four", "five"], listed.Select(experiment => experiment.Name));
        Assert.Equal("größe", listed[1].Tags["team"]);
        Assert.Equal("five", Assert.Single(await Storage.Catalog.ListExperimentsAsync("default", ViewType.ActiveOnly, 1, 1)).Name);
    }

    [Fact]
    public async Task Runs_come_newest_first_of_all_experiments_or_of_one()
    {
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(1), experiment: 1), Trainer.Start);
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(2), experiment: 2), Trainer.Start.AddSeconds(1));
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(3), experiment: 1), Trainer.Start.AddSeconds(1));
        await new Trainer(Storage) { Now = Trainer.Start.AddSeconds(2), Number = 4 }.CreateAsync();

        var all = await Storage.Catalog.ListRunsAsync("default", null, 0, 10);
        Assert.Equal([Trainer.RunIdOf(7, 4), Some.RunId(3), Some.RunId(2), Some.RunId(1)], all.Select(run => run.RunId));
        Assert.Equal((7L, 4), (all[0].StudyId, all[0].TrialNumber));
        Assert.Equal([Some.RunId(3), Some.RunId(1)], (await Storage.Catalog.ListRunsAsync("default", 1, 0, 10)).Select(run => run.RunId));
        Assert.Equal([Some.RunId(2)], (await Storage.Catalog.ListRunsAsync("default", null, 2, 1)).Select(run => run.RunId));
    }

    [Fact]
    public async Task Runs_of_a_run_come_in_the_order_in_which_they_were_made()
    {
        var parent = Some.RunId(9);
        await Storage.Runs.CreateAsync(Some.Run(parent), Trainer.Start);
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(2)) with { ParentRunId = parent }, Trainer.Start);
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(1)) with { ParentRunId = parent }, Trainer.Start);
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(3)) with { ParentRunId = Some.RunId(8) }, Trainer.Start);

        Assert.Equal([Some.RunId(2), Some.RunId(1)], (await Storage.Catalog.ListChildRunsAsync("default", parent, 0, 10)).Select(run => run.RunId));
        Assert.Equal([Some.RunId(1)], (await Storage.Catalog.ListChildRunsAsync("default", parent, 1, 10)).Select(run => run.RunId));
        Assert.Empty(await Storage.Catalog.ListChildRunsAsync("other", parent, 0, 10));
    }
}
