using HarOrleans.Storage;

namespace HarOrleans.Server;

/// <summary>What can be told of a state folder from outside. Nothing here writes.</summary>
public static class StateFolders
{
    /// <summary>A server starts only where at least so much is free: 64 MiB, room for a few trials' checkpoints and the database's log.</summary>
    public const long LeastFreeBytes = 64L << 20;

    /// <summary>Who works on a state folder now; null where nobody does, also where a process died with it.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    public static LockHolder? HolderOf(string folder) =>
        StateFolderLock.IsHeld(folder) ? StateFolderLock.Holder(folder) ?? new LockHolder(0, false) : null;

    /// <summary>Whether a server has worked here.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    public static bool HasDatabase(string folder) => File.Exists(Path.Combine(folder, HarStorageNames.DatabaseFile));

    /// <summary>Bytes that this user may still write to the disk of a folder, which need not exist yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The disk does not tell.</exception>
    public static long FreeBytes(string folder) => new DriveInfo(Existing(folder)).AvailableFreeSpace;

    /// <summary>The folder itself or, where it is still to be made, the nearest one above it that exists.</summary>
    /// <param name="folder">The folder.</param>
    public static string Existing(string folder)
    {
        var at = Path.GetFullPath(folder);
        while (!Directory.Exists(at) && !File.Exists(at) && Path.GetDirectoryName(at) is { } above)
        {
            at = above;
        }

        return at;
    }
}
