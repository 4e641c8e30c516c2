using System.Runtime.InteropServices;

namespace HarOrleans.Host.Hosting;

/// <summary>Ends the process here and now.</summary>
internal static class ProcessEnd
{
    /// <summary>
    /// Ends the process with an exit code and runs nothing more. <see cref="Environment.Exit"/> would run native libraries' clean-up while training threads
    /// still use them, and such a process dies of a segmentation fault instead. What was acknowledged is stored; the rest is what a crash would lose.
    /// </summary>
    /// <param name="code">The exit code.</param>
    internal static void Now(int code)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(code);
        }

        ExitAtOnce(code);
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitAtOnce(int code);
}
