using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class InputConformance : StoreConformance
{
    private static readonly Dataset Train = new("set/train", "d1", "local", """{"uri":"/data"}""", """{"mlflow_colspec":[]}""", """{"num_rows":3}""");

    [Fact]
    public async Task Inputs_are_registered_once_and_shown_with_their_run()
    {
        var (one, other) = (await MakeAsync(1), await MakeAsync(2));
        await LogAsync(one, new RunInput(Train, RunInput.Training), new RunInput(Train, RunInput.Evaluation));
        await LogAsync(other, new RunInput(Train with { Source = "elsewhere" }, RunInput.Training));

        Assert.Equal([new(Train, "training"), new(Train, "eval")], (await Storage.Runs.FindAsync(one))!.Inputs!);
        Assert.Equal([new(Train, "training")], (await Storage.Runs.FindAsync(other))!.Inputs!);
        Assert.Equal([new(Train with { Schema = null, Profile = null }, 1, Trainer.Start, 2)], await ListAsync());
    }

    [Fact]
    public async Task Logging_an_input_twice_changes_nothing()
    {
        var run = await MakeAsync(1);
        await LogAsync(run, new RunInput(Train, RunInput.Training));
        await ChangesNothingAsync(() => LogAsync(run, new RunInput(Train, RunInput.Training)));
    }

    [Fact]
    public async Task Versions_count_the_digests_of_a_name_in_each_workspace()
    {
        var (mine, theirs) = (await MakeAsync(1), await MakeAsync(2, "team"));
        await LogAsync(mine, new RunInput(Train, "x"), new RunInput(Train with { Digest = "d2" }, "x"), new RunInput(Train with { Name = "a" }, "x"), new RunInput(Train, "y"));
        await LogAsync(theirs, new RunInput(Train with { Digest = "d2" }, "x"));

        Assert.Equal([("a", "d1", 1), ("set/train", "d1", 1), ("set/train", "d2", 2)], (await ListAsync()).Select(entry => (entry.Dataset.Name, entry.Dataset.Digest, entry.Version)));
        Assert.Equal([("d2", 1)], (await ListAsync("team")).Select(entry => (entry.Dataset.Digest, entry.Version)));
        Assert.Equal(["d1"], (await Storage.Catalog.ListDatasetsAsync("default", 1, 1)).Select(entry => entry.Dataset.Digest));
    }

    [Fact]
    public async Task A_set_is_found_by_digest_or_version_with_what_it_holds_and_else_the_latest_of_its_name()
    {
        var (mine, theirs) = (await MakeAsync(1), await MakeAsync(2, "team"));
        var changed = Train with { Digest = "d2", Profile = null };
        await LogAsync(mine, new RunInput(Train, "training"), new RunInput(Train, "eval"), new RunInput(changed, "x"));

        Assert.Equal(new DatasetEntry(Train, 1, Trainer.Start, 1), await FindAsync("d1", null));
        Assert.Equal(new DatasetEntry(changed, 2, Trainer.Start, 1), await FindAsync(null, 2));
        Assert.Equal("d2", (await FindAsync(null, null))!.Dataset.Digest);
        Assert.Null(await FindAsync("d3", null));
        Assert.Null(await FindAsync("d1", 2));
        Assert.Null(await Storage.Catalog.FindDatasetAsync("team", Train.Name, "d1", null));
        Assert.Empty((await Storage.Runs.FindAsync(theirs))!.Inputs!);

        Task<DatasetEntry?> FindAsync(string? digest, int? version) => Storage.Catalog.FindDatasetAsync("default", Train.Name, digest, version);
    }

    [Fact]
    public async Task A_search_says_what_each_run_used_and_what_for()
    {
        var (one, _) = (await MakeAsync(1), await MakeAsync(2));
        await LogAsync(one, new RunInput(Train, RunInput.Training), new RunInput(Train, RunInput.Evaluation));

        var found = await Storage.Search.SearchRunsAsync("default", new RunSearch("", ["name"], []), Trainer.Start);

        var bare = Train with { Schema = null, Profile = null };
        Assert.Equal([new(bare, "training"), new(bare, "eval")], found.Runs.Single(run => run.Info.RunId == one).Inputs!);
        Assert.Empty(found.Runs.Single(run => run.Info.RunId != one).Inputs!);
    }

    [Fact]
    public async Task An_attempt_that_is_over_registers_nothing()
    {
        var trainer = new Trainer(Storage);
        await trainer.BeginAsync();
        Assert.True(await Storage.Runs.LogInputsAsync(trainer.RunId, 1, [new RunInput(Train, "x")], trainer.Now));
        await ChangesNothingAsync(async () => Assert.False(await Storage.Runs.LogInputsAsync(trainer.RunId, 2, [new RunInput(Train with { Digest = "d2" }, "x")], trainer.Now)));
        await ChangesNothingAsync(() => Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.LogInputsAsync(Some.RunId(9), 0, [new RunInput(Train, "x")], trainer.Now)));
    }

    private async Task<string> MakeAsync(int number, string workspace = "default")
    {
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(number), workspace), Trainer.Start);
        return Some.RunId(number);
    }

    private async Task LogAsync(string run, params RunInput[] inputs) => Assert.True(await Storage.Runs.LogInputsAsync(run, 0, inputs, Trainer.Start));

    private Task<IReadOnlyList<DatasetEntry>> ListAsync(string workspace = "default") => Storage.Catalog.ListDatasetsAsync(workspace, 0, 100);
}
