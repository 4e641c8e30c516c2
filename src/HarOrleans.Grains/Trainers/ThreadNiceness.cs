using System.Runtime.InteropServices;

namespace HarOrleans.Grains;

/// <summary>
/// Lets the calling thread give way to others where processors are short: grains answer and membership's probes are met while trials train. .NET's own thread priorities do nothing on Linux, where each
/// thread has a niceness instead; threads that it starts inherit it.
/// </summary>
internal static class ThreadNiceness
{
    /// <summary>A third of a normal thread's share, where there is not enough for both; all of it where there is.</summary>
    private const int Nice = 5;

    private const int CallingThread = 0;

    /// <summary>Lowers it; does nothing where the system has no such thing or refuses.</summary>
    internal static void Lower()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(0, CallingThread, Nice);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int niceness);
}
