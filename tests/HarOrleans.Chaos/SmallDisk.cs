using System.Diagnostics;

namespace HarOrleans.Chaos;

/// <summary>A small disk in memory under the artifacts' folder, which can be filled; only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    private string Filler => Path.Combine(_path, "filler");

    public void Dispose() => Run("umount", "--lazy", _path);

    /// <summary>Mounts one; null where this user may not.</summary>
    internal static SmallDisk? TryMount(string path) =>
        Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=8m", "none", path) == 0 ? new(path) : null;

    /// <summary>Writes until nothing more fits.</summary>
    internal void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    internal void Clear() => File.Delete(Filler);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
