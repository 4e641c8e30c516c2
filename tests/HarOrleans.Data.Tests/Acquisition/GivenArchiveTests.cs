using HarOrleans.Data.Acquisition;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Acquisition;

/// <summary>An archive that lies on the disk already, named in place of a folder.</summary>
public sealed class GivenArchiveTests : IDisposable
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");
    private readonly TempFolder _folder = new();
    private readonly byte[] _bytes;
    private readonly DataSearch _search;

    public GivenArchiveTests()
    {
        (_bytes, var archive) = new SmallArchive().Build(Nowhere);
        _search = new DataSearch { CacheFolder = _folder.File("cache"), Archive = archive, Folder = _folder.File("uci.zip") };
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_becomes_the_cached_set_once_and_without_a_network()
    {
        await File.WriteAllBytesAsync(_search.Folder!, _bytes, Cancelled);
        List<string> said = [];
        var found = await FindAsync(said);
        Assert.Equal(new FoundData(_folder.File("cache/uci-har"), DataOrigin.Given), found);
        Assert.Equal((3, 1), (HarData.Load(found.Folder!, Cancelled).Train.Rows, HarData.Load(found.Folder!, Cancelled).Test.Rows));

        Assert.Equal(found, await FindAsync(said));
        Assert.Single(said);
    }

    [Fact]
    public async Task The_zip_file_in_it_does_as_well()
    {
        await File.WriteAllBytesAsync(_folder.File("inner.zip"), Inner(), Cancelled);
        var found = await FindAsync([], _search with { Folder = _folder.File("inner.zip") });
        Assert.Equal(3, HarData.Load(found.Folder!, Cancelled).Train.Rows);
    }

    [Theory]
    [InlineData("missing", "there is no such file")]
    [InlineData("empty", "the file is empty")]
    [InlineData("cut", "it is cut off, or another one")]
    [InlineData("changed", "its SHA-256 is")]
    public async Task What_is_not_the_archive_is_refused_by_name_and_leaves_nothing(string how, string message)
    {
        var bytes = how switch
        {
            "missing" => null,
            "empty" => [],
            "cut" => _bytes[..^7],
            _ => [.. _bytes[..^1], (byte)(_bytes[^1] + 1)],
        };
        if (bytes is not null)
        {
            await File.WriteAllBytesAsync(_search.Folder!, bytes, Cancelled);
        }

        var error = await Assert.ThrowsAsync<InvalidDataSetException>(() => FindAsync([]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(_search.Folder!, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("cache")));
    }

    [Fact]
    public async Task Where_it_cannot_be_unpacked_the_folder_to_change_is_named()
    {
        await File.WriteAllBytesAsync(_search.Folder!, _bytes, Cancelled);
        await File.WriteAllTextAsync(_folder.File("cache"), "a file", Cancelled);

        Assert.Contains("HAR_CACHE", (await Assert.ThrowsAsync<InvalidDataSetException>(() => FindAsync([]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_tells_where_data_would_come_from_and_changes_nothing()
    {
        DataOrigin Origin(DataSearch search) => new HarDataFinder(search).Look(Cancelled).Origin;
        var none = _search with { Folder = null };
        Assert.Equal(
            [DataOrigin.Given, DataOrigin.Download, DataOrigin.Simulated, DataOrigin.Simulated, DataOrigin.Environment],
            [Origin(_search), Origin(none), Origin(none with { Download = false }), Origin(_search with { Simulate = true }), Origin(none with { EnvironmentFolder = "x" })]);
        Assert.False(Directory.Exists(_folder.File("cache")));

        await File.WriteAllBytesAsync(_search.Folder!, _bytes, Cancelled);
        await FindAsync([]);
        Assert.Equal(DataOrigin.Cache, Origin(none));
    }

    private Task<FoundData> FindAsync(List<string> said, DataSearch? search = null) => new HarDataFinder(search ?? _search).FindAsync(said.Add, null, Cancelled);

    private byte[] Inner()
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(_bytes));
        using var entry = zip.GetEntry(SmallArchive.InnerName)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
