using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Artifacts;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Artifacts;

/// <summary>The state folder as people see it: files under their paths, bytes beside.</summary>
public sealed class ArtifactFolderTests : IAsyncLifetime
{
    private SqliteUnderTest _storage = null!;

    private IArtifactStore Store => _storage.Services.GetRequiredService<IArtifactStore>();

    private string Root => Path.Combine(_storage.Folder, HarStorageNames.ArtifactFolder);

    public async ValueTask InitializeAsync() => _storage = await SqliteUnderTest.OpenAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    private Task<string> PutAsync(string path, string text) => Store.WriteAsync(path, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());

    private string At(string path) => Path.Combine(Root, path);

    [Fact]
    public async Task Files_lie_under_their_paths_and_take_no_room_of_their_own()
    {
        await PutAsync("runs/a/one.txt", "same");
        await PutAsync("runs/b/two.txt", "same");
        await PutAsync("runs/a/one.txt", "same");

        Assert.Equal(("same", "same"), (await File.ReadAllTextAsync(At("runs/a/one.txt")), await File.ReadAllTextAsync(At("runs/b/two.txt"))));
        var blob = Assert.Single(Directory.GetFiles(At(ArtifactPaths.Blobs), "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(At(ArtifactPaths.Unfinished)));
        if (!OperatingSystem.IsWindows())
        {
            // What is written through one name is seen through all: they are one file. Not even its owner writes to it by mistake.
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(blob) & UnixFileMode.UserWrite);
            File.SetUnixFileMode(blob, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await File.WriteAllTextAsync(blob, "seen");
            Assert.Equal("seen", await File.ReadAllTextAsync(At("runs/b/two.txt")));
        }

        await Store.DeleteAsync("runs/a/one.txt");
        Assert.False(Directory.Exists(At("runs/a")));
        Assert.True(File.Exists(At("runs/b/two.txt")));
    }

    [Fact]
    public async Task A_folder_that_several_writers_miss_at_once_is_there_for_all_of_them()
    {
        const int Rounds = 10, Writers = 16;
        for (var round = 0; round < Rounds; round++)
        {
            if (round > 0)
            {
                Directory.Delete(At(ArtifactPaths.Unfinished));
            }

            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => PutAsync(FormattableString.Invariant($"runs/a/{round}-{writer}"), FormattableString.Invariant($"{round}-{writer}")))));
        }

        Assert.Equal(Rounds * Writers, (await Store.ListAsync("runs/a")).Count);
    }

    [Fact]
    public async Task Files_of_an_earlier_version_are_taken_over_once_with_their_times_and_the_same_bytes_share_room()
    {
        var written = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        foreach (var path in (string[])["runs/a/artifacts/1/model.pth", "runs/b/artifacts/0/model.pth", "models/m/artifacts/MLmodel"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
            await File.WriteAllTextAsync(At(path), path.StartsWith("runs", StringComparison.Ordinal) ? "weights" : "yaml");
            File.SetLastWriteTimeUtc(At(path), written);
        }

        Assert.Null(await Store.FindAsync("runs/a/artifacts/1/model.pth"));
        var adoption = _storage.Services.GetRequiredService<IArtifactAdoption>();
        Assert.Equal((3, 0), (await adoption.AdoptAsync(), await adoption.AdoptAsync()));

        var file = (await Store.FindAsync("runs/a/artifacts/1/model.pth"))!;
        Assert.Equal((7L, written), (file.Bytes, file.ModifiedAt.UtcDateTime));
        Assert.Equal(["2"], await _storage.QueryAsync("SELECT COUNT(*) FROM artifact_blob"));
        await using var stream = (await Store.OpenReadAsync("runs/b/artifacts/0/model.pth"))!;
        Assert.Equal("weights", await new StreamReader(stream).ReadToEndAsync());
        Assert.Equal("weights", await File.ReadAllTextAsync(At("runs/b/artifacts/0/model.pth")));
        Assert.Equal(0, await Store.SweepAsync(-TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_link_that_leads_out_is_refused()
    {
        await PutAsync("in/file", "inside");
        var outside = Directory.CreateDirectory(Path.Combine(_storage.Folder, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret"), "secret");
        Directory.CreateSymbolicLink(At("out"), outside);
        File.CreateSymbolicLink(At("file-out"), Path.Combine(outside, "secret"));
        File.CreateSymbolicLink(At("dangling"), Path.Combine(outside, "not-yet"));

        foreach (var path in (string[])["out/secret", "out/new", "file-out", "dangling"])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenReadAsync(path));
            await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(path, "x"));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(path));
        }

        Assert.Equal(["secret"], Directory.GetFiles(outside).Select(Path.GetFileName));
        Assert.Equal(["in/file"], (await Store.ListAsync("")).Select(file => file.Path));
    }

    [Fact]
    public async Task What_a_dead_process_left_half_written_goes_at_the_next_start()
    {
        await PutAsync("a", "x");
        await File.WriteAllTextAsync(At($"{ArtifactPaths.Unfinished}/left"), "half");
        await _storage.ReopenAsync();
        Assert.False(File.Exists(At($"{ArtifactPaths.Unfinished}/left")));
        Assert.Equal(["a"], (await Store.ListAsync("")).Select(file => file.Path));
        await PutAsync("b", "y");
    }

    [Fact]
    public async Task A_file_that_the_database_names_and_nobody_has_is_an_error_that_says_so()
    {
        await PutAsync("a", "x");
        Directory.Delete(At(ArtifactPaths.Blobs), recursive: true);
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => Store.OpenReadAsync("a"));
        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }
}
