using System.Diagnostics;
using System.Globalization;

namespace HarOrleans.Benchmarks;

/// <summary>The built executable, and the machine it runs on.</summary>
internal static class BuiltHar
{
    /// <summary>The machine's load average over the last minute; NaN where the system has none.</summary>
    internal static double LoadAverage() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : double.NaN;

    /// <summary>Starts it; what it says can be read.</summary>
    internal static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(RepositoryRoot.Executable("src/HarOrleans.Host", "har"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>The executable that logs until it is killed.</summary>
    internal static string Crasher() => RepositoryRoot.Executable("tests/HarOrleans.Crasher", "HarOrleans.Crasher");
}
