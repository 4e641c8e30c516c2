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
