using System.Diagnostics;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>A small disk in memory, mounted at a folder; it takes root. Disposing takes it away.</summary>
internal sealed class Tmpfs : IDisposable
{
    private Tmpfs(string path) => Path = path;

    internal string Path { get; }

    public void Dispose() => Run("umount", "--lazy", Path);

    /// <summary>Mounts one; the test is skipped where this user may not.</summary>
    internal static Tmpfs Mount(string path, string options)
    {
        Directory.CreateDirectory(path);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "none", path) == 0, "This user may not mount a small disk; root may.");
        return new(path);
    }

    /// <summary>Writes a file until nothing more fits.</summary>
    internal string Fill()
    {
        var filler = System.IO.Path.Combine(Path, "filler");
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            return filler;
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
