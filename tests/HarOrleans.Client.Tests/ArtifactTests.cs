using System.Security.Cryptography;
using HarOrleans.Client.Tests.Faults;
using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Client.Tests;

public sealed class ArtifactTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private HarTestServer _server = null!;
    private RunHandle _run = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await HarTestServer.StartAsync(At("state"), ScriptedObjective.Smooth());
        var experiment = await _server.Client.Experiments.CreateAsync("files", cancellationToken: Cancelled);
        _run = await _server.Client.Runs.CreateAsync(
            new RunSpec(new string('a', 32), Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, new Dictionary<string, string>(), new Dictionary<string, string>()), Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Files_and_folders_go_up_and_come_back_with_their_bytes_and_progress()
    {
        var bytes = RandomNumberGenerator.GetBytes(3 << 20);
        Directory.CreateDirectory(At("in/deep"));
        await File.WriteAllBytesAsync(At("in/deep/weights.bin"), bytes, Cancelled);
        await File.WriteAllTextAsync(At("in/notes ü #1.txt"), "notes", Cancelled);
        await File.WriteAllBytesAsync(At("in/empty"), [], Cancelled);

        var heard = new List<ArtifactProgress>();
        Assert.Equal(3, await _run.Artifacts.UploadFolderAsync(At("in"), "data", new Heard(heard), Cancelled));
        Assert.Equal(0, await _run.Artifacts.UploadFolderAsync(At("in"), "data", null, Cancelled));
        Assert.Contains(new ArtifactProgress("data/deep/weights.bin", bytes.Length, bytes.Length), heard);

        Assert.Equal([("data", true, bytes.Length + 5L)], (await _run.Artifacts.ListAsync(cancellationToken: Cancelled)).Select(x => (x.Path, x.IsFolder, x.Bytes)));
        Assert.Equal([("data/deep", true), ("data/empty", false), ("data/notes ü #1.txt", false)], (await _run.Artifacts.ListAsync("data", Cancelled)).Select(x => (x.Path, x.IsFolder)));
        Assert.Empty(await _run.Artifacts.ListAsync("nothing", Cancelled));

        Assert.Equal(3, await _run.Artifacts.DownloadFolderAsync(At("out"), "data", null, Cancelled));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(At("out/deep/weights.bin"), Cancelled));
        Assert.Equal("notes", await File.ReadAllTextAsync(At("out/notes ü #1.txt"), Cancelled));
        Assert.Equal(0, new FileInfo(At("out/empty")).Length);
        await using var body = await _run.Artifacts.OpenReadAsync("data/notes ü #1.txt", Cancelled);
        Assert.Equal("notes", await new StreamReader(body.Content).ReadToEndAsync(Cancelled));

        await _run.Artifacts.DeleteAsync("data/empty", Cancelled);
        await Assert.ThrowsAsync<NotFoundException>(() => _run.Artifacts.DeleteAsync("data/empty", Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => _run.Artifacts.DownloadAsync("data/empty", At("x"), null, Cancelled));
    }

    [Fact]
    public async Task A_download_that_breaks_off_goes_on_where_it_was_and_so_does_a_second_call()
    {
        var bytes = RandomNumberGenerator.GetBytes(2 << 20);
        await File.WriteAllBytesAsync(At("big"), bytes, Cancelled);
        await _run.Artifacts.UploadAsync(At("big"), cancellationToken: Cancelled);
        var line = new BreakingTransport { BreakAfter = 700_000 };
        var artifacts = new HarClient(_server.Grains, transport: line).Runs.Get(_run.Id).Artifacts;

        await artifacts.DownloadAsync("big", At("back"), null, Cancelled);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(At("back"), Cancelled));
        Assert.Equal([0, 700_000, 1_400_000], line.Begun);

        // An earlier process got a part and died.
        File.Delete(At("back"));
        await File.WriteAllBytesAsync(At($"back.{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}.part"), bytes[..1_500_000], Cancelled);
        await artifacts.DownloadAsync("big", At("back"), null, Cancelled);
        Assert.Equal(1_500_000, line.Begun[^1]);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(At("back"), Cancelled));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.part"));
    }

    [Fact]
    public async Task Bytes_that_are_damaged_on_the_way_are_noticed_at_both_ends()
    {
        await File.WriteAllTextAsync(At("file"), "whole", Cancelled);
        var artifacts = new HarClient(_server.Grains, transport: new BreakingTransport { Damage = true }).Runs.Get(_run.Id).Artifacts;
        var up = await Assert.ThrowsAsync<ArtifactException>(() => artifacts.UploadAsync(At("file"), cancellationToken: Cancelled));
        Assert.Equal(ArtifactException.ChecksumMismatch, up.Code);
        Assert.Empty(await _run.Artifacts.ListAllAsync(Cancelled));

        await _run.Artifacts.UploadAsync(At("file"), cancellationToken: Cancelled);
        var down = await Assert.ThrowsAsync<ArtifactException>(() => artifacts.DownloadAsync("file", At("back"), null, Cancelled));
        Assert.Equal(ArtifactException.ChecksumMismatch, down.Code);
        Assert.False(File.Exists(At("back")));
        await _run.Artifacts.DownloadAsync("file", At("back"), null, Cancelled);
        Assert.Equal("whole", await File.ReadAllTextAsync(At("back"), Cancelled));
    }

    [Fact]
    public async Task A_models_files_are_stored_once_with_those_of_its_run()
    {
        await _run.Artifacts.UploadTextAsync("weights", "model/w.bin", Cancelled);
        var model = "m-" + new string('b', 32);
        await _server.Client.LoggedModels.PutAsync(
            new LoggedModel(model, Workspaces.Default, 1, "m", null, _run.Id, LoggedModelStatus.Ready, null, default, default, new Dictionary<string, string>(), new Dictionary<string, string>(), []), Cancelled);
        await _server.Client.LoggedModels.ArtifactsOf(model).UploadTextAsync("weights", "w.bin", Cancelled);

        Assert.Equal("w.bin", Assert.Single(await _server.Client.LoggedModels.ListArtifactsAsync(model, Cancelled)).Path);
        Assert.Single(Directory.GetFiles(At("state/artifacts/.blobs"), "*", SearchOption.AllDirectories), file => Path.GetFileName(file) != "complete");
        await Assert.ThrowsAsync<ArtifactException>(() => _server.Client.LoggedModels.ArtifactsOf(model).DeleteAsync("w.bin", Cancelled));
    }

    private string At(string path) => Path.Combine(_folder.Path, path);

    private sealed class Heard(List<ArtifactProgress> heard) : IProgress<ArtifactProgress>
    {
        public void Report(ArtifactProgress value) => heard.Add(value);
    }
}
