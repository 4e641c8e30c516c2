using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Datasets;

namespace HarOrleans.Host.Tests.Reading;

/// <summary><c>har data list</c> and <c>show</c> on a state folder without a server.</summary>
public sealed class DatasetVerbTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];
    private static readonly Dataset First = new("set/train", "d1", "local", """{"uri":"/data"}""", """{"mlflow_colspec":[]}""", """{"num_rows":3}""");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("har-sets-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_registered_set_is_shown_with_what_it_holds_and_the_runs_that_used_it()
    {
        await using var connection = await StateConnection.OpenAsync(
            Path.Combine(_folder.FullName, "state"), null, Access.Make, new ServerLog(_ => { }, Microsoft.Extensions.Logging.LogLevel.Critical), TimeProvider.System, Cancelled);
        Task<Answer> Ask(Question question) => question(connection.Client, Cancelled);
        Assert.Contains("No data set is registered.", Assert.Single((await Ask(DatasetQuestions.List())).Lines), StringComparison.Ordinal);
        Assert.Contains("no data set is registered here", (await Assert.ThrowsAsync<BadInputException>(() => Ask(DatasetQuestions.Show("set/train", 0, 20)))).Message, StringComparison.Ordinal);

        var experiment = await connection.Client.Experiments.CreateAsync("one", cancellationToken: Cancelled);
        await UseAsync(new string('a', 32), new(First, RunInput.Training), new(First with { Digest = "d2" }, RunInput.Testing));
        await UseAsync(new string('b', 32), new(First, RunInput.Training), new(First, RunInput.Evaluation));

        var list = (await Ask(DatasetQuestions.List())).Lines.ToList();
        Assert.EndsWith("har data show set/train --version 2", list[^1], StringComparison.Ordinal);
        var answer = await Ask(DatasetQuestions.Show("set/train", 1, 1));
        Assert.Contains(answer.Lines, line => line.Contains("{\"num_rows\":3}", StringComparison.Ordinal));
        Assert.Contains(answer.Lines, line => line.Contains("training, eval", StringComparison.Ordinal));
        Assert.Contains("datasets.digest = 'd1'", answer.Lines.Last(), StringComparison.Ordinal);
        var document = JsonDocument.Parse(JsonText.Write(answer.Document)).RootElement;
        Assert.Equal(
            ("d1", 2, First.Schema, new string('b', 32)),
            (document.GetProperty("dataset").GetProperty("digest").GetString(), document.GetProperty("dataset").GetProperty("runs").GetInt32(), document.GetProperty("schema").GetString(), document.GetProperty("runs")[0].GetProperty("run_id").GetString()));

        Assert.Contains("version 3: the data set 'set/train' has no such version. It has 1, 2.", (await Assert.ThrowsAsync<BadInputException>(() => Ask(DatasetQuestions.Show("set/train", 3, 20)))).Message, StringComparison.Ordinal);
        Assert.Contains("Nearest: set/train.", (await Assert.ThrowsAsync<BadInputException>(() => Ask(DatasetQuestions.Show("set/tain", 0, 20)))).Message, StringComparison.Ordinal);

        async Task UseAsync(string id, params RunInput[] inputs)
        {
            await connection.Client.Runs.CreateAsync(new(id, Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "a run", null, None, None), Cancelled);
            await connection.Client.Runs.Get(id).LogInputsAsync(inputs, cancellationToken: Cancelled);
        }
    }
}
