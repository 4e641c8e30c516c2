using HarOrleans.Host.ExperimentVerbs;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Mlflow;
using HarOrleans.Host.Reading;
using HarOrleans.Host.RunVerbs;

namespace HarOrleans.Host.Tests.Mlflow;

public sealed class FoundRunsTests : IDisposable
{
    private readonly MlflowStore _store = new();
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("har-state-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _state.Delete(recursive: true);
    }

    [Fact]
    public async Task Imported_runs_are_found_by_metric_param_and_experiment_and_a_mistake_names_its_column()
    {
        var other = new string('c', 32);
        _store.WriteRun(other, status: 3);
        _store.Write($"1/{other}/metrics/sub/acc", "4 0.75 1\n");
        await using var connection = await StateConnection.OpenAsync(_state.FullName, null, Access.Make, new ServerLog(_ => { }), TimeProvider.System, Cancelled);
        await (await MlflowImport.PrepareAsync(_store.Path, Cancelled))(connection.Client, Cancelled);

        async Task<(IReadOnlyList<FoundRunDocument> Runs, string Text)> Search(string query, int? limit = null, params string[] order)
        {
            var answer = await RunSearchAnswer.Of(new(query, order, ["exp"], "active", limit))(connection.Client, Cancelled);
            return ((IReadOnlyList<FoundRunDocument>)answer.Document, string.Join('\n', answer.Lines));
        }

        var (found, text) = await Search("metrics.`sub/acc` > 0", null, "metrics.`sub/acc` desc");
        Assert.Equal([other, MlflowStore.Run], found.Select(run => run.RunId));
        Assert.Contains("sub/acc", text, StringComparison.Ordinal);
        var run = Assert.Single((await Search("params.`deep/lr` = '0.1'")).Runs);
        Assert.Equal(("FINISHED", "active", "0.1", 0.25), (run.Status, run.LifecycleStage, run.Params["deep/lr"], run.Metrics["sub/acc"]));
        Assert.Contains("there may be more", (await Search("", 1)).Text, StringComparison.Ordinal);
        Assert.Contains("No run matches", (await Search("params.x = 'y'")).Text, StringComparison.Ordinal);

        var grouped = await RunSearchAnswer.Of(new("", [], ["exp"], "active", 100, new(["params.`deep/lr`"], ["metrics.`sub/acc`"])))(connection.Client, Cancelled);
        var groups = (IReadOnlyList<RunGroupDocument>)grouped.Document;
        Assert.Equal([null, "0.1"], groups.Select(group => group.Group["params.`deep/lr`"]).Order());
        Assert.Contains(groups, group => group.Values["metrics.`sub/acc`"] is { Count: 1, Mean: 0.75, Min: 0.75, Max: 0.75 });

        var mistake = await Assert.ThrowsAsync<Contracts.InvalidSpecException>(() => Search("metrics.a >"));
        Assert.Contains("column 12", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_is_tagged_found_by_its_tag_and_a_tag_that_it_has_not_is_bad_input()
    {
        await using var connection = await StateConnection.OpenAsync(_state.FullName, null, Access.Make, new ServerLog(_ => { }), TimeProvider.System, Cancelled);
        await ExperimentAnswers.CreateAsync(connection.Client, "one", new Dictionary<string, string>(), Cancelled);
        await ExperimentAnswers.CreateAsync(connection.Client, "two", new Dictionary<string, string>(), Cancelled);
        await ExperimentAnswers.TagAsync(connection.Client, "two", new Dictionary<string, string> { ["team"] = "vision" }, [], Cancelled);

        async Task<IEnumerable<string>> Find(string query) =>
            ((ExperimentListDocument)(await ExperimentAnswers.ListAsync(connection.Client, query, Contracts.ViewType.ActiveOnly, Cancelled)).Document).Experiments.Select(each => each.Name);
        Assert.Equal(["two"], await Find("tags.team = 'vision'"));

        var missing = await Assert.ThrowsAsync<BadInputException>(
            () => ExperimentAnswers.TagAsync(connection.Client, "two", new Dictionary<string, string> { ["a"] = "1" }, ["b"], Cancelled));
        Assert.Contains("'b'", missing.Message, StringComparison.Ordinal);
        Assert.Empty(await Find("tags.a = '1'"));
        await ExperimentAnswers.TagAsync(connection.Client, "two", new Dictionary<string, string>(), ["team"], Cancelled);
        Assert.Empty(await Find("tags.team = 'vision'"));
    }
}
