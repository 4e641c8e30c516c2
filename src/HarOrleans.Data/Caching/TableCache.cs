using System.Security.Cryptography;
using System.Text;
using HarOrleans.Data.Acquisition;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data;

/// <summary>
/// Keeps read tables as binary files, so that reading one again costs a tenth. An entry is good for a file of the same path, size and time of change, and carries a checksum over all of
/// it; one that is damaged or out of date is made anew from the file. Any number of processes may use one folder at once: an entry appears whole or not at all. A cache that
/// cannot be written is no error.
/// </summary>
/// <param name="folder">Where the entries lie; made where it is absent.</param>
/// <param name="time">The clock. Default: the system's.</param>
public sealed class TableCache(string folder, TimeProvider? time = null)
{
    /// <summary>Smaller files are read as fast as their entry would be.</summary>
    internal const long SmallestFile = 1 << 20;

    private const int MostEntries = 16;
    private const string Entry = ".table";
    private const string Unfinished = ".tmp";
    private static readonly TimeSpan LongestWriting = TimeSpan.FromHours(1);

    /// <summary>A file that changed so recently may change again without a later time of change.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The cache in the folder that the environment names (<c>HAR_CACHE</c>, else the user's cache folder), in <c>tables/</c>; null where there is none.</summary>
    public static TableCache? FromEnvironment() =>
        DataSearch.FromEnvironment().CacheFolder is { } root ? new TableCache(Path.Combine(root, "tables")) : null;

    /// <summary>The table of a file: from its entry where that is good, else read, and then kept.</summary>
    internal LoadedTable Get(string path, Func<LoadedTable> read)
    {
        if (SourceStamp.Of(path) is not { } stamp || stamp.Bytes < SmallestFile)
        {
            return read();
        }

        var entry = EntryPath(stamp);
        if (TableEntry.TryRead(entry, stamp) is { } kept)
        {
            return kept;
        }

        var table = read();
        if (SourceStamp.Of(path) == stamp && _time.GetUtcNow() - stamp.ChangedAt > Settled)
        {
            Keep(entry, stamp, table);
        }

        return table;
    }

    /// <summary>Where the entry of a file lies or would.</summary>
    internal string EntryPath(SourceStamp stamp) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stamp.Path)))[..32] + Entry);

    private void Keep(string entry, SourceStamp stamp, LoadedTable table)
    {
        var beside = $"{entry}.{Path.GetRandomFileName()}{Unfinished}";
        try
        {
            Directory.CreateDirectory(folder);
            TableEntry.Write(beside, stamp, table);
            File.Move(beside, entry, overwrite: true);
            Tidy();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
        }
    }

    /// <summary>Removes what killed writers left, and the entries that are written longest ago where there are many.</summary>
    private void Tidy()
    {
        var left = Directory.EnumerateFiles(folder, $"*{Unfinished}").Where(file => _time.GetUtcNow() - File.GetLastWriteTimeUtc(file) > LongestWriting);
        var old = Directory.EnumerateFiles(folder, $"*{Entry}").OrderByDescending(File.GetLastWriteTimeUtc).Skip(MostEntries);
        foreach (var file in left.Concat(old).ToArray())
        {
            Remove(file);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays for the next one to remove.
        }
    }
}
