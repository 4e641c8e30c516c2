using System.Globalization;

namespace HarOrleans.Server;

/// <summary>
/// The lock of a state folder: an exclusively opened file, which the system gives back whenever its process dies, kill -9 included. The process id
/// stands in a file beside it, for messages only, so a stale one is harmless.
/// </summary>
internal sealed class StateFolderLock : IDisposable
{
    private const string LockFile = "server.lock";
    private const string PidFile = "server.pid";
    private const string Reader = " reads";

    /// <summary>A reader is gone in a moment: whoever meets one waits this long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Somebody who looks whether the lock is held has it for less than this.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _held;
    private readonly string _pidPath;

    private StateFolderLock(FileStream held, string pidPath)
    {
        _held = held;
        _pidPath = pidPath;
    }

    public void Dispose()
    {
        File.Delete(_pidPath);
        _held.Dispose();
    }

    /// <summary>Takes the lock, behind a reader after a short wait; <see cref="StateFolderInUseException"/> names the process that has it.</summary>
    internal static async Task<StateFolderLock> TakeAsync(string folder, bool reads, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var start = time.GetTimestamp(); ;)
        {
            try
            {
                return Take(folder, reads);
            }
            catch (StateFolderInUseException) when (time.GetElapsedTime(start) < (Holder(folder) is { Reads: true } ? Patience : Glance))
            {
                await Task.Delay(LookEvery, time, cancellationToken);
            }
        }
    }

    /// <summary>Takes the lock, or throws at once.</summary>
    internal static StateFolderLock Take(string folder, bool reads = false)
    {
        var pidPath = Path.Combine(folder, PidFile);
        FileStream? held = null;
        try
        {
            Make(folder);
            held = new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(pidPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + (reads ? Reader : ""));
            File.Delete(Path.Combine(folder, ServerAddress.FileName));
            return new(held, pidPath);
        }
        catch (IOException e) when (held is null && Directory.Exists(folder) && File.Exists(Path.Combine(folder, LockFile)) && e is not PathTooLongException)
        {
            throw new StateFolderInUseException(folder, Holder(folder)?.Pid);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            held?.Dispose();
            throw new StateFolderUnusableException(folder, e);
        }
    }

    /// <summary>Makes the folder, where it is not there, for its owner alone: the database has the installation's keys. One that is there keeps the rights that somebody gave it.</summary>
    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Whether anybody holds the lock. A process id would not tell: a killed process may keep its id for a while.</summary>
    internal static bool IsHeld(string folder)
    {
        try
        {
            using var free = new FileStream(Path.Combine(folder, LockFile), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Who wrote its name last; whether it still holds the lock shows when the lock is tried.</summary>
    internal static LockHolder? Holder(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, PidFile));
            var reads = text.EndsWith(Reader, StringComparison.Ordinal);
            return int.TryParse(reads ? text[..^Reader.Length] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? new(pid, reads) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
