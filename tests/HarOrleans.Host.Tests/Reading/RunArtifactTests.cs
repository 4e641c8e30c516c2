using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Host.RunVerbs;

namespace HarOrleans.Host.Tests.Reading;

/// <summary><c>har run artifacts</c> on a state folder without a server.</summary>
public sealed class RunArtifactTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("har-files-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_go_in_are_listed_and_come_out_again()
    {
        await using var connection = await StateConnection.OpenAsync(
            At("state"), null, Access.Make, new ServerLog(_ => { }, Microsoft.Extensions.Logging.LogLevel.Critical), TimeProvider.System, Cancelled);
        var experiment = await connection.Client.Experiments.CreateAsync("one", cancellationToken: Cancelled);
        var id = new string('a', 32);
        await connection.Client.Runs.CreateAsync(new(id, Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "first", null, None, None), Cancelled);
        Directory.CreateDirectory(At("in"));
        await File.WriteAllTextAsync(At("in/curve.csv"), "1,2\n", Cancelled);
        await File.WriteAllTextAsync(At("notes.txt"), "notes", Cancelled);
        Task<Answer> Ask(RunArtifactVerb verb) => RunArtifactVerbs.About("aaaa", verb)(connection.Client, Cancelled);

        Assert.Contains("has no files", Assert.Single((await Ask(RunArtifactVerbs.List(null))).Lines), StringComparison.Ordinal);
        Assert.Equal("2 files stored with run first (" + id + ").", Assert.Single((await Ask(RunArtifactVerbs.Upload([At("in"), At("notes.txt")], "data"))).Lines));

        var list = await Ask(RunArtifactVerbs.List(null));
        Assert.Contains(list.Lines, line => line.Contains("data/curve.csv", StringComparison.Ordinal) && line.Contains("4 B", StringComparison.Ordinal));
        Assert.Equal("2 files, 9 B in all.", list.Lines.Last());
        var document = JsonDocument.Parse(JsonText.Write(list.Document)).RootElement;
        Assert.Equal((id, 2, 4), (document.GetProperty("run_id").GetString(), document.GetProperty("files").GetArrayLength(), document.GetProperty("files")[0].GetProperty("bytes").GetInt32()));

        Assert.Contains("1 files, 4 B", Assert.Single((await Ask(RunArtifactVerbs.Download("data/curve.csv", At("one")))).Lines), StringComparison.Ordinal);
        await Ask(RunArtifactVerbs.Download("", At("all")));
        Assert.Equal("1,2\n", await File.ReadAllTextAsync(At("one/curve.csv"), Cancelled));
        Assert.Equal("notes", await File.ReadAllTextAsync(At("all/data/notes.txt"), Cancelled));
    }

    [Fact]
    public async Task What_is_not_there_or_no_path_is_bad_input_that_says_what_there_is()
    {
        await using var connection = await StateConnection.OpenAsync(
            At("state"), null, Access.Make, new ServerLog(_ => { }, Microsoft.Extensions.Logging.LogLevel.Critical), TimeProvider.System, Cancelled);
        var experiment = await connection.Client.Experiments.CreateAsync("one", cancellationToken: Cancelled);
        await connection.Client.Runs.CreateAsync(new(new string('a', 32), Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "first", null, None, None), Cancelled);
        await File.WriteAllTextAsync(At("notes.txt"), "notes", Cancelled);
        await RunArtifactVerbs.About("aaaa", RunArtifactVerbs.Upload([At("notes.txt")], ""))(connection.Client, Cancelled);

        async Task Refused(string says, RunArtifactVerb verb) => Assert.Contains(
            says, (await Assert.ThrowsAsync<BadInputException>(() => RunArtifactVerbs.About("aaaa", verb)(connection.Client, Cancelled))).Message, StringComparison.Ordinal);
        await Refused("FILE|DIR '" + At("none"), RunArtifactVerbs.Upload([At("none")], ""));
        await Refused("'../out/notes.txt' is not an artifact path", RunArtifactVerbs.Upload([At("notes.txt")], "../out"));
        await Refused("PATH 'none': the run has no such file or folder. It has notes.txt.", RunArtifactVerbs.Download("none", At("out")));
        await Refused("FOLDER 'none'", RunArtifactVerbs.List("none"));
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);
}
