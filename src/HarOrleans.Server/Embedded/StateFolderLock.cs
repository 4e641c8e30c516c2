using System.Globalization;

namespace HarOrleans.Server;

/// <summary>
/// The lock of a state folder: an exclusively opened file, which the system gives back whenever its process dies, kill -9 included. The process id
/// stands in a file beside it, for the message only, so a stale one is harmless.
/// </summary>
internal sealed class StateFolderLock : IDisposable
{
    private const string LockFile = "server.lock";
    private const string PidFile = "server.pid";

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

    /// <summary>Takes the lock; <see cref="StateFolderInUseException"/> names the process that has it.</summary>
    internal static StateFolderLock Take(string folder)
    {
        var pidPath = Path.Combine(folder, PidFile);
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(folder);
            held = new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(pidPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(held, pidPath);
        }
        catch (IOException e) when (held is null && Directory.Exists(folder) && File.Exists(Path.Combine(folder, LockFile)) && e is not PathTooLongException)
        {
            throw new StateFolderInUseException(folder, ReadPid(pidPath));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            held?.Dispose();
            throw new StateFolderUnusableException(folder, e);
        }
    }

    private static int? ReadPid(string path)
    {
        try
        {
            return int.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
