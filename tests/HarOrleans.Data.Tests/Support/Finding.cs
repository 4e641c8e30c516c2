using System.Collections.Concurrent;
using HarOrleans.Data.Acquisition;

namespace HarOrleans.Data.Tests.Support;

/// <summary>One search with a cache of its own and a local server.</summary>
internal sealed class Finding : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LocalServer _server;
    private readonly byte[] _bytes = [];

    internal Finding(SmallArchive? archive = null, Func<LocalServer.Request, byte[], Task>? answer = null)
    {
        answer ??= (request, bytes) => request.SendAsync(bytes);
        _server = new LocalServer(request => answer(request, _bytes));
        (_bytes, var expected) = (archive ?? new SmallArchive()).Build(_server.Url);
        Search = new DataSearch { CacheFolder = Cache, Archive = expected };
    }

    internal DataSearch Search { get; set; }

    internal string Cache => _folder.File("cache");

    internal int Size => _bytes.Length;

    internal IReadOnlyList<LocalServer.Request> Requests => [.. _server.Requests];

    /// <summary>What was said, in order.</summary>
    internal ConcurrentQueue<string> Said { get; } = [];

    /// <summary>What stands in the cache.</summary>
    internal IEnumerable<string> Kept => Directory.Exists(Cache) ? Directory.EnumerateFileSystemEntries(Cache).Select(path => Path.GetFileName(path)).Order() : [];

    internal string File(string name) => _folder.File(name);

    internal Task<FoundData> FindAsync(IProgress<DownloadProgress>? progress = null, CancellationToken? cancellationToken = null) =>
        new HarDataFinder(Search).FindAsync(Said.Enqueue, progress, cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>Searches, and expects the simulated set and nothing kept; what was said last.</summary>
    internal async Task<string> FailAsync(params string[] kept)
    {
        var found = await FindAsync();
        Assert.Equal((DataOrigin.Simulated, null), (found.Origin, found.Folder));
        Assert.Equal(kept, Kept);
        Assert.EndsWith("; simulated sensors are used.", Said.Last(), StringComparison.Ordinal);
        return Said.Last();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
