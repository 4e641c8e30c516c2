using System.Globalization;

namespace HarOrleans.Data.Acquisition;

/// <summary>
/// Finds the data set to work on: the folder, or the published archive's file, that the caller names, else the one of <c>HAR_DATA</c>, else the cache, else a download into it, else the
/// simulated set. Safe for any number of processes at once: they share one cache, and one downloads while the others wait.
/// </summary>
/// <param name="search">What to look for, and where.</param>
/// <param name="time">The clock. Default: the system's.</param>
public sealed class HarDataFinder(DataSearch search, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>
    /// Looks in one place after the other. A download that fails is told and is no error: the simulated set stands in. It leaves nothing in the cache
    /// but the part of the archive that the next start goes on from.
    /// </summary>
    /// <param name="say">Takes a line for people for every step that they did not ask for by name.</param>
    /// <param name="progress">Takes the download's progress, on any thread.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataSetException">A file that was named is not the archive, or cannot be unpacked.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<FoundData> FindAsync(Action<string> say, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (search.Simulate)
        {
            return Simulated;
        }

        if (search.Folder is { } given)
        {
            return new FoundData(await FolderOfAsync(given, say, cancellationToken), DataOrigin.Given);
        }

        if (search.EnvironmentFolder is { } named)
        {
            say($"The data is taken from {DataSearch.FolderVariable}={named}.");
            return new FoundData(await FolderOfAsync(named, say, cancellationToken), DataOrigin.Environment);
        }

        return await Task.Run(() => CachedAsync(say, progress, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Says where <see cref="FindAsync"/> would find data, and reads what it may read for that: no request is sent, nothing is written, and no archive is unpacked.
    /// <see cref="DataOrigin.Download"/> means that a download would be tried.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    public FoundData Look(CancellationToken cancellationToken = default)
    {
        if (search.Simulate)
        {
            return Simulated;
        }

        if ((search.Folder ?? search.EnvironmentFolder) is { } named)
        {
            return new FoundData(Path.GetFullPath(named), search.Folder is null ? DataOrigin.Environment : DataOrigin.Given);
        }

        if (search.CacheFolder is not { } root)
        {
            return Simulated;
        }

        var cache = new DataCache(root, search.Archive, _time);
        return cache.IsWhole(cancellationToken) ? new FoundData(cache.Folder, DataOrigin.Cache)
            : search.Download ? new FoundData(cache.Folder, DataOrigin.Download)
            : Simulated;
    }

    /// <summary>
    /// Fills the cache: takes what is there where it is whole, else downloads, whatever <see cref="DataSearch.Download"/> says. Where that fails, says why and gives null; what came of the archive is kept, and the
    /// next call goes on from it.
    /// </summary>
    /// <param name="say">As for <see cref="FindAsync"/>.</param>
    /// <param name="progress">As for <see cref="FindAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<FoundData?> FillCacheAsync(Action<string> say, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (search.CacheFolder is not { } root)
        {
            say($"No download: there is no cache folder; set {DataSearch.CacheVariable}.");
            return null;
        }

        var cache = new DataCache(root, search.Archive, _time);
        var (found, problem) = await Task.Run(() => TryDownloadAsync(cache, say, progress, cancellationToken), cancellationToken);
        if (problem is not null)
        {
            say($"No download: {problem}.");
        }

        return found;
    }

    private static FoundData Simulated { get; } = new(null, DataOrigin.Simulated);

    private async Task<string> FolderOfAsync(string named, Action<string> say, CancellationToken cancellationToken) => GivenArchive.Is(named)
        ? await Task.Run(() => GivenArchive.Unpack(Path.GetFullPath(named), search, say, _time, cancellationToken), cancellationToken)
        : Path.GetFullPath(named);

    private async Task<FoundData> CachedAsync(Action<string> say, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (search.CacheFolder is not { } root)
        {
            say($"No data is named, and there is no cache folder (set {DataSearch.CacheVariable}); simulated sensors are used.");
            return Simulated;
        }

        var cache = new DataCache(root, search.Archive, _time);
        if (cache.IsWhole(cancellationToken))
        {
            say($"The data is taken from the cache, {cache.Folder}.");
            return new FoundData(cache.Folder, DataOrigin.Cache);
        }

        if (!search.Download)
        {
            say($"No data is named, {(cache.Exists ? $"the cache {cache.Folder} is damaged" : "the cache is empty")}, and downloads are off; simulated sensors are used.");
            return Simulated;
        }

        var (found, problem) = await TryDownloadAsync(cache, say, progress, cancellationToken);
        if (problem is not null)
        {
            say($"No download: {problem}; simulated sensors are used.");
        }

        return found ?? Simulated;
    }

    private async Task<(FoundData? Found, string? Problem)> TryDownloadAsync(
        DataCache cache, Action<string> say, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            if (cache.IsWhole(cancellationToken))
            {
                return (new FoundData(cache.Folder, DataOrigin.Cache), null);
            }

            if (cache.Exists)
            {
                say($"The cache {cache.Folder} is damaged and is made anew.");
            }

            return (new FoundData(cache.Folder, await DownloadAsync(cache, say, progress, cancellationToken)), null);
        }
        catch (Exception e) when (e is DownloadFailedException or InvalidDataSetException or IOException or UnauthorizedAccessException)
        {
            return (null, e.Message.TrimEnd('.'));
        }
    }

    private async Task<DataOrigin> DownloadAsync(DataCache cache, Action<string> say, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(cache.Root);
        using var part = await PartFile.OpenAsync(
            cache.PartPath, () => say($"Another process downloads into {cache.Root}; waiting for it."), _time, cancellationToken);
        try
        {
            // It may have come while this process waited.
            if (cache.IsWhole(cancellationToken))
            {
                return DataOrigin.Cache;
            }

            say(Announcement(cache, part.Length));
            cache.RemoveLeftovers();
            await new ArchiveDownload(search, _time).RunAsync(part, progress, cancellationToken);
            Convert(cache, part, cancellationToken);
            part.Restart(null);
            return DataOrigin.Download;
        }
        catch (InvalidDataSetException)
        {
            // The same bytes would fail again.
            part.Restart(null);
            throw;
        }
        finally
        {
            if (part.Length == 0)
            {
                part.Remove();
            }
        }
    }

    private void Convert(DataCache cache, PartFile part, CancellationToken cancellationToken) => cache.Publish(
        folder =>
        {
            var inner = Path.Combine(folder, "inner.zip");
            HarData.WriteCsv(UciArchive.Read(part.Content(), search.Archive.Url.ToString(), inner, search.Archive, cancellationToken), folder);
            File.Delete(inner);
        },
        cancellationToken);

    private string Announcement(DataCache cache, long already) => string.Create(
        CultureInfo.InvariantCulture,
        $"The data is downloaded from {search.Archive.Url.Host} into {cache.Root} ({search.Archive.Size / 1e6:0.#} MB{(already > 0 ? $", {already / 1e6:0.#} of them are there" : "")}); --no-download does without.");
}
