using System.Security.Cryptography;
using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Artifacts;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Conformance;

/// <summary>What every place of artifacts does, folder or bucket, on each database.</summary>
public abstract class ArtifactStoreConformance : StoreConformance
{
    protected IArtifactStore Store => Storage.Services.GetRequiredService<IArtifactStore>();

    private protected IBlobs Blobs => Storage.Services.GetRequiredService<IBlobs>();

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    protected Task<string> PutAsync(string path, string text) => Store.WriteAsync(path, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());

    protected async Task<string?> GetAsync(string path)
    {
        await using var stream = await Store.OpenReadAsync(path);
        return stream is null ? null : await new StreamReader(stream).ReadToEndAsync();
    }

    /// <summary>The locations of all bytes, named or not.</summary>
    protected async Task<List<string>> LocationsAsync() => await Blobs.ListAsync(DateTimeOffset.MaxValue, Cancelled).Order().ToListAsync();

    protected async Task<List<string>> PathsAsync(string folder = "") => [.. (await Store.ListAsync(folder)).Select(file => file.Path)];

    [Fact]
    public async Task What_is_written_comes_back_with_its_digest_and_what_replaces_it_takes_its_bytes_away()
    {
        Assert.Equal(Sha("weights"), await PutAsync("runs/a/model.pth", "weights"));
        Assert.Equal("weights", await GetAsync("runs/a/model.pth"));

        await PutAsync("runs/a/model.pth", "new");
        Assert.Equal("new", await GetAsync("runs/a/model.pth"));
        Assert.Single(await LocationsAsync());
        Assert.Null(await GetAsync("runs/a/none"));
        var file = (await Store.FindAsync("runs/a/model.pth"))!;
        Assert.Equal(("runs/a/model.pth", 3L, Sha("new")), (file.Path, file.Bytes, file.Sha256));
        Assert.Null(await Store.FindAsync("runs/a"));
    }

    [Fact]
    public async Task The_same_bytes_are_stored_once_and_go_with_their_last_path()
    {
        await PutAsync("runs/a/one", "same");
        await PutAsync("runs/b/two", "same");
        Assert.True(await Store.CopyAsync("runs/a/one", "runs/c/three"));
        Assert.False(await Store.CopyAsync("runs/a/none", "runs/c/four"));
        Assert.Single(await LocationsAsync());
        Assert.Equal(["1"], await Storage.QueryAsync("SELECT COUNT(*) FROM artifact_blob"));

        await Store.DeleteAsync("runs/a/one");
        await Store.DeleteAsync("runs/b/two");
        await Store.DeleteAsync("runs/b/two");
        Assert.Equal("same", await GetAsync("runs/c/three"));
        await Store.DeleteAsync("runs/c/three");
        Assert.Empty(await LocationsAsync());
        Assert.Equal(["0"], await Storage.QueryAsync("SELECT COUNT(*) FROM artifact_blob"));
    }

    [Fact]
    public async Task Of_writers_and_deleters_of_the_same_bytes_at_once_every_path_that_is_there_can_be_read()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 96), Cancelled, async (i, cancelled) =>
        {
            await PutAsync($"runs/{i % 8}/file", $"content {i % 3}");
            if (i % 2 == 0)
            {
                await Store.DeleteAsync($"runs/{(i + 1) % 8}/file", cancelled);
            }
        });
        foreach (var file in await Store.ListAsync("runs"))
        {
            Assert.Equal(file.Sha256, Sha((await GetAsync(file.Path))!));
        }

        Assert.Equal((await Store.ListAsync("")).Select(file => file.Sha256).Distinct().Count(), (await LocationsAsync()).Count);
    }

    [Fact]
    public async Task Bytes_that_are_not_as_stated_or_too_many_are_refused_and_leave_nothing()
    {
        await PutAsync("a", "old");
        Task<ArtifactFile> Send(string text, ArtifactExpectation expected) => Store.ReceiveAsync("a", new MemoryStream(Encoding.UTF8.GetBytes(text)), expected);

        var other = await Assert.ThrowsAsync<ArtifactException>(() => Send("damaged", new(100, Sha("whole"))));
        Assert.Equal(ArtifactException.ChecksumMismatch, other.Code);
        Assert.Contains(Sha("damaged"), other.Message, StringComparison.Ordinal);
        var large = await Assert.ThrowsAsync<ArtifactException>(() => Send("12345", new(4, null)));
        Assert.Equal(ArtifactException.TooLarge, large.Code);
        Assert.Equal("old", await GetAsync("a"));
        Assert.Single(await LocationsAsync());

        Assert.Equal(Sha("1234"), (await Send("1234", new(4, Sha("1234")))).Sha256);
        Assert.Equal("1234", await GetAsync("a"));
    }

    [Fact]
    public async Task A_writer_that_goes_back_gets_the_digest_of_what_is_there()
    {
        var digest = await Store.WriteAsync("a", async stream =>
        {
            await stream.WriteAsync("0123"u8.ToArray());
            stream.Position = 1;
            await stream.WriteAsync("x"u8.ToArray());
        });
        Assert.Equal(("0x23", Sha("0x23")), (await GetAsync("a"), digest));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        await PutAsync("a", "old");
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.WriteAsync("a", async stream =>
        {
            await stream.WriteAsync("half"u8.ToArray());
            throw new InvalidDataException();
        }));
        Assert.Equal(("old", 1), (await GetAsync("a"), (await LocationsAsync()).Count));
    }

    [Fact]
    public async Task A_stream_can_be_read_from_any_place()
    {
        await PutAsync("a", "0123456789");
        await using var stream = (await Store.OpenReadAsync("a"))!;
        Assert.Equal((10L, true), (stream.Length, stream.CanSeek));
        stream.Position = 7;
        Assert.Equal("789", await new StreamReader(stream, leaveOpen: true).ReadToEndAsync(Cancelled));
        stream.Seek(-9, SeekOrigin.End);
        Assert.Equal('1', stream.ReadByte());
    }

    [Fact]
    public async Task A_reader_of_a_file_that_is_replaced_reads_it_to_its_end()
    {
        var old = new string('a', 100_000);
        await PutAsync("a", old);
        await using var open = (await Store.OpenReadAsync("a"))!;
        await PutAsync("a", "new");
        Assert.Equal(old, await new StreamReader(open).ReadToEndAsync(Cancelled));
        Assert.Equal("new", await GetAsync("a"));
    }

    [Fact]
    public async Task Listing_gives_the_files_below_a_folder_sorted()
    {
        foreach (var path in (string[])["runs/b/2", "runs/b/10", "runs/a/x/y", "runs/bb/1", "runs/b.1", "top"])
        {
            await PutAsync(path, path);
        }

        Assert.Equal(["runs/b/10", "runs/b/2"], await PathsAsync("runs/b"));
        Assert.Equal(["runs/b/10", "runs/b/2"], await PathsAsync("runs/b/"));
        Assert.Equal(["runs/a/x/y", "runs/b.1", "runs/b/10", "runs/b/2", "runs/bb/1", "top"], await PathsAsync());
        Assert.Empty(await PathsAsync("none"));
    }

    [Fact]
    public async Task A_file_has_no_files_below_it()
    {
        await PutAsync("runs/a/file", "x");
        await Assert.ThrowsAsync<ConflictException>(() => PutAsync("runs/a/file/below", "y"));
        await Assert.ThrowsAsync<ConflictException>(() => PutAsync("runs/a", "y"));
        Assert.Equal(["runs/a/file"], await PathsAsync());
        Assert.Single(await LocationsAsync());
    }

    [Fact]
    public async Task Bytes_without_a_name_are_swept_after_the_grace_period_and_no_others()
    {
        await PutAsync("kept", "named");
        var kept = Assert.Single(await LocationsAsync());
        var lost = Path.GetTempFileName();
        await File.WriteAllTextAsync(lost, "an upload whose process died", Cancelled);
        await Blobs.PutAsync("aa/aa.lost", lost, Cancelled);

        Assert.Equal(0, await Store.SweepAsync(TimeSpan.FromHours(1), Cancelled));
        Assert.Equal(2, (await LocationsAsync()).Count);
        Assert.Equal(1, await Store.SweepAsync(-TimeSpan.FromMinutes(1), Cancelled));
        Assert.Equal([kept], await LocationsAsync());
        Assert.Equal("named", await GetAsync("kept"));
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
    [InlineData(".blobs/aa/b")]
    public async Task A_path_that_is_not_plainly_inside_is_refused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(path, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenReadAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CopyAsync("a", path));
        Assert.Empty(await LocationsAsync());
    }

    [Fact]
    public async Task A_path_that_is_too_long_is_refused_by_its_length()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(string.Join('/', Enumerable.Repeat("abcd", 300)), "x"));
        Assert.Contains("1499", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(new string('é', 200), "x"));
    }

    [Fact]
    public async Task Artifacts_and_keys_survive_a_restart()
    {
        await PutAsync("runs/a/file", "x");
        var key = await Storage.Services.GetRequiredService<ISecretStore>().GetAsync("k");
        await Storage.ReopenAsync();
        Assert.Equal("x", await GetAsync("runs/a/file"));
        Assert.Equal(key, await Storage.Services.GetRequiredService<ISecretStore>().GetAsync("k"));
        Assert.Equal(32, key.Length);
        Assert.NotEqual(key, await Storage.Services.GetRequiredService<ISecretStore>().GetAsync("other"));
    }
}
