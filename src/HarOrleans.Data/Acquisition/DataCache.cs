namespace HarOrleans.Data.Acquisition;

/// <summary>
/// The kept data set: a folder that appears whole under its name or not at all. Any number of processes may read and make it at once; each
/// makes its own beside it, and the first to finish gives it the name.
/// </summary>
internal sealed class DataCache(string root, HarArchive archive, TimeProvider time)
{
    private const string SetName = "uci-har";
    private const string Unfinished = ".tmp";
    private static readonly TimeSpan LongestMaking = TimeSpan.FromHours(1);

    /// <summary>The cache folder itself.</summary>
    internal string Root => root;

    /// <summary>Where the data set stands, or will.</summary>
    internal string Folder => Path.Combine(root, SetName);

    /// <summary>Where the archive is put together.</summary>
    internal string PartPath => Path.Combine(root, SetName + ".zip.part");

    /// <summary>Whether there is anything under the name, whole or not.</summary>
    internal bool Exists => Directory.Exists(Folder);

    /// <summary>Whether the data set is there and every byte is as it was written.</summary>
    internal bool IsWhole(CancellationToken cancellationToken) => Exists && CacheManifest.IsWhole(Folder, archive, cancellationToken);

    /// <summary>Makes the data set, in a folder beside it, and then gives it the name; replaces one that is damaged.</summary>
    /// <param name="make">Fills the folder that it is given with train.csv and test.csv, and may keep other files in it until it returns.</param>
    /// <param name="cancellationToken">Gives up; nothing stays.</param>
    internal void Publish(Action<string> make, CancellationToken cancellationToken)
    {
        var beside = Beside();
        Directory.CreateDirectory(beside);
        try
        {
            make(beside);
            CacheManifest.Write(beside, archive, cancellationToken);
            if (!TryName(beside) && !IsWhole(cancellationToken))
            {
                var damaged = Beside();
                Directory.Move(Folder, damaged);
                Directory.Delete(damaged, recursive: true);
                Directory.Move(beside, Folder);
            }
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    /// <summary>Removes what processes left that were killed while they made the data set.</summary>
    internal void RemoveLeftovers()
    {
        foreach (var left in Directory.EnumerateDirectories(root, $"{SetName}-*{Unfinished}"))
        {
            if (time.GetUtcNow() - Directory.GetLastWriteTimeUtc(left) > LongestMaking)
            {
                Directory.Delete(left, recursive: true);
            }
        }
    }

    private string Beside() => Path.Combine(root, $"{SetName}-{Path.GetRandomFileName()}{Unfinished}");

    private bool TryName(string beside)
    {
        try
        {
            Directory.Move(beside, Folder);
            return true;
        }
        catch (IOException) when (Exists)
        {
            return false;
        }
    }
}
