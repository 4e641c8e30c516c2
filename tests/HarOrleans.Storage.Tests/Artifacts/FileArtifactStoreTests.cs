using System.Security.Cryptography;
using System.Text;
using HarOrleans.Storage.Artifacts;

namespace HarOrleans.Storage.Tests.Artifacts;

public sealed class FileArtifactStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("har-artifacts-").FullName;
    private readonly FileArtifactStore _store;

    public FileArtifactStoreTests() => _store = new FileArtifactStore(Root);

    private string Root => Path.Combine(_folder, "artifacts");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<string> PutAsync(string path, string text) => _store.WriteAsync(path, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());

    private async Task<string?> GetAsync(string path)
    {
        await using var stream = await _store.OpenReadAsync(path);
        return stream is null ? null : await new StreamReader(stream).ReadToEndAsync();
    }

    [Fact]
    public async Task What_is_written_comes_back_with_its_digest()
    {
        var digest = await PutAsync("runs/a/model.pth", "weights");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("weights"u8)), digest);
        Assert.Equal("weights", await GetAsync("runs/a/model.pth"));

        await PutAsync("runs/a/model.pth", "new");
        Assert.Equal("new", await GetAsync("runs/a/model.pth"));
        Assert.Null(await GetAsync("runs/a/none"));
        Assert.Null(await GetAsync("nothing/here"));
    }

    [Fact]
    public async Task A_file_is_described_by_its_size_and_time_and_a_folder_is_no_file()
    {
        await PutAsync("runs/a/model.pth", "weights");

        var file = (await _store.FindAsync("runs/a/model.pth"))!;
        Assert.Equal(("runs/a/model.pth", 7), (file.Path, file.Bytes));
        Assert.Equal(File.GetLastWriteTimeUtc(Path.Combine(Root, "runs", "a", "model.pth")), file.ModifiedAt.UtcDateTime);
        Assert.Null(await _store.FindAsync("runs/a"));
        Assert.Null(await _store.FindAsync("runs/a/none"));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.FindAsync("../secret"));
    }

    [Fact]
    public async Task A_writer_that_goes_back_gets_the_digest_of_what_is_there()
    {
        var digest = await _store.WriteAsync("a", async stream =>
        {
            await stream.WriteAsync("0123"u8.ToArray());
            stream.Position = 1;
            await stream.WriteAsync("x"u8.ToArray());
        });
        Assert.Equal("0x23", await GetAsync("a"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("0x23"u8)), digest);
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        await PutAsync("a", "old");
        await Assert.ThrowsAsync<InvalidDataException>(() => _store.WriteAsync("a", async stream =>
        {
            await stream.WriteAsync("half"u8.ToArray());
            throw new InvalidDataException();
        }));

        Assert.Equal("old", await GetAsync("a"));
        Assert.Equal(["a"], await _store.ListAsync(""));
        Assert.Equal([Path.Combine(Root, "a")], Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_reader_sees_the_old_or_the_new_and_never_a_part()
    {
        var (old, fresh) = (new string('a', 100_000), new string('b', 200_000));
        await PutAsync("a", old);
        await using var open = (await _store.OpenReadAsync("a"))!;
        await _store.WriteAsync("a", async stream =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(fresh[..100]));
            await stream.FlushAsync();
            Assert.Equal(old, await GetAsync("a"));
            await stream.WriteAsync(Encoding.UTF8.GetBytes(fresh[100..]));
        });

        Assert.Equal(old, await new StreamReader(open).ReadToEndAsync());
        Assert.Equal(fresh, await GetAsync("a"));
    }

    [Fact]
    public async Task Of_32_writers_of_one_path_one_whole_file_remains()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => PutAsync("a/b", new string((char)('A' + i), 50_000)))));
        Assert.Equal(50_000, Assert.Single((await GetAsync("a/b"))!.GroupBy(letter => letter)).Count());
    }

    [Fact]
    public async Task Listing_gives_the_paths_below_a_prefix_sorted()
    {
        foreach (var path in (string[])["runs/b/2", "runs/b/10", "runs/a/x/y", "runs/bb/1", "top"])
        {
            await PutAsync(path, path);
        }

        Assert.Equal(["runs/b/10", "runs/b/2"], await _store.ListAsync("runs/b"));
        Assert.Equal(["runs/b/10", "runs/b/2"], await _store.ListAsync("runs/b/"));
        Assert.Equal(["runs/a/x/y", "runs/b/10", "runs/b/2", "runs/bb/1", "top"], await _store.ListAsync(""));
        Assert.Empty(await _store.ListAsync("none"));
    }

    [Fact]
    public async Task Deleting_twice_is_fine()
    {
        await PutAsync("a/b", "x");
        await _store.DeleteAsync("a/b");
        await _store.DeleteAsync("a/b");
        Assert.Null(await GetAsync("a/b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("a/..")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\\..\\b")]
    [InlineData("C:/a")]
    [InlineData("a\0b")]
    [InlineData(".unfinished/a")]
    public async Task A_path_that_is_not_plainly_inside_is_refused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(path, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.OpenReadAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.DeleteAsync(path));
        Assert.False(File.Exists(Path.Combine(_folder, "a")));
        Assert.False(File.Exists(Path.Combine(_folder, "b")));
    }

    [Fact]
    public async Task A_link_that_leads_out_is_refused_and_one_within_is_followed()
    {
        await PutAsync("in/file", "inside");
        var outside = Directory.CreateDirectory(Path.Combine(_folder, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret"), "secret");
        Directory.CreateSymbolicLink(Path.Combine(Root, "out"), outside);
        File.CreateSymbolicLink(Path.Combine(Root, "file-out"), Path.Combine(outside, "secret"));
        File.CreateSymbolicLink(Path.Combine(Root, "dangling"), Path.Combine(outside, "not-yet"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "within"), Path.Combine(Root, "in"));

        foreach (var path in (string[])["out/secret", "out/new", "file-out", "dangling"])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => _store.OpenReadAsync(path));
            await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(path, "x"));
            await Assert.ThrowsAsync<ArgumentException>(() => _store.DeleteAsync(path));
        }

        Assert.Equal("secret", await File.ReadAllTextAsync(Path.Combine(outside, "secret")));
        Assert.Equal("inside", await GetAsync("within/file"));
        Assert.Equal(["in/file"], await _store.ListAsync(""));
    }

    [Fact]
    public async Task What_a_dead_process_left_half_written_can_be_cleared()
    {
        await PutAsync("a", "x");
        await File.WriteAllTextAsync(Path.Combine(Root, ArtifactPaths.Unfinished, "left"), "half");
        _store.DeleteUnfinished();
        Assert.Equal(["a"], await _store.ListAsync(""));
        await PutAsync("b", "y");
        Assert.Equal(["a", "b"], await _store.ListAsync(""));
    }
}
