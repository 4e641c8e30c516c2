using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class ImportConformance : StoreConformance
{
    private static readonly string Run = Some.RunId(1);
    private static readonly string Model = "m-" + Some.RunId(3);

    private static RunImport Import(RunStatus status, params MetricPoint[] points) => new(
        Some.Run(Run) with { Params = new Dictionary<string, string> { ["lr"] = "0.1" } },
        status,
        null,
        Trainer.Start,
        Trainer.Start.AddMinutes(1),
        null,
        points,
        [new(Model, true, 3)]);

    [Fact]
    public async Task An_imported_run_keeps_its_times_and_importing_again_adds_only_what_is_new()
    {
        var first = await Storage.Runs.ImportAsync(Import(RunStatus.Finished, Some.Point(0, 1, 1), Some.Point(1, 2, double.NaN)), Trainer.Start.AddDays(1));
        Assert.Equal((true, 1, 1, 2L), (first.Added, first.Params, first.Tags, first.Points));

        await ChangesNothingAsync(async () =>
        {
            var again = await Storage.Runs.ImportAsync(Import(RunStatus.Finished, Some.Point(0, 1, 1), Some.Point(1, 2, double.NaN)), Trainer.Start.AddDays(2));
            Assert.Equal((false, 0, 0, 0L), (again.Added, again.Params, again.Tags, again.Points));
        });

        var run = (await Storage.Runs.FindAsync(Run))!;
        Assert.Equal((Trainer.Start, Trainer.Start.AddMinutes(1), RunStatus.Finished), (run.Info.StartedAt, run.Info.EndedAt, run.Info.Status));
        Assert.Equal(new RunModel(Model, true, 3), Assert.Single(run.Models!));
        Assert.Equal(1, (await Storage.Runs.ImportAsync(Import(RunStatus.Finished, Some.Point(1, 2, 0), Some.Point(2, 3, 0)), Trainer.Start)).Points);
    }

    [Fact]
    public async Task A_stuck_run_takes_its_end_when_it_is_known_and_no_later_one()
    {
        await Storage.Runs.ImportAsync(Import(RunStatus.Failed) with { Reason = RunImport.WasRunning }, Trainer.Start);
        await ChangesNothingAsync(() => Storage.Runs.ImportAsync(Import(RunStatus.Failed) with { Reason = RunImport.WasRunning }, Trainer.Start));

        await Storage.Runs.ImportAsync(Import(RunStatus.Finished) with { EndedAt = Trainer.Start.AddHours(1) }, Trainer.Start);
        await Storage.Runs.ImportAsync(Import(RunStatus.Killed), Trainer.Start);
        var info = (await Storage.Runs.FindAsync(Run))!.Info;
        Assert.Equal((RunStatus.Finished, null, Trainer.Start.AddHours(1)), (info.Status, info.Reason, info.EndedAt));
    }

    [Fact]
    public async Task A_second_value_of_a_param_is_reported_and_a_foreign_run_is_refused()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run) with { Params = new Dictionary<string, string> { ["lr"] = "0.2" } }, Trainer.Start);
        var imported = await Storage.Runs.ImportAsync(Import(RunStatus.Finished), Trainer.Start);
        Assert.Contains("'0.2' here and '0.1' there", Assert.Single(imported.Conflicts), StringComparison.Ordinal);

        var foreign = Import(RunStatus.Finished) with { Spec = Some.Run(Run, "other") };
        await ChangesNothingAsync(() => Assert.ThrowsAsync<ConflictException>(() => Storage.Runs.ImportAsync(foreign, Trainer.Start)));
    }

    [Fact]
    public async Task A_logged_model_comes_back_as_it_was_and_is_purged_whole()
    {
        var before = await Storage.DumpAsync();
        var model = new LoggedModel(
            Model,
            "default",
            3,
            "model",
            null,
            Run,
            LoggedModelStatus.UploadFailed,
            "no room",
            Trainer.Start,
            Trainer.Start.AddSeconds(1),
            new Dictionary<string, string> { ["lr"] = "0.1" },
            new Dictionary<string, string> { ["t"] = "1" },
            [new("acc", 0.5, 1, 2, Run, null, null), new("acc", double.NaN, 2, 3, null, "d", "e")]);
        Assert.True(await Storage.Models.PutAsync(model));
        await ChangesNothingAsync(async () => Assert.False(await Storage.Models.PutAsync(model with { Name = "other" })));

        var stored = (await Storage.Models.FindAsync(Model))!;
        Assert.Equal(model with { Params = stored.Params, Tags = stored.Tags, Metrics = stored.Metrics }, stored);
        Assert.Equal(model.Params, stored.Params);
        Assert.Equal(model.Tags, stored.Tags);
        Assert.Equal(model.Metrics, stored.Metrics);
        Assert.Equal(Model, Assert.Single(await Storage.Models.ListAsync("default", 3, 0, 10)).ModelId);
        Assert.Empty(await Storage.Models.ListAsync("default", 4, 0, 10));
        Assert.Equal([Model], await Storage.Models.ListOfExperimentAsync(3, 10));

        await Storage.Models.PurgeAsync([Model]);
        Assert.Equal(before, await Storage.DumpAsync());
    }
}
