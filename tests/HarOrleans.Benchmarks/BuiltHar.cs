using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace HarOrleans.Benchmarks;

/// <summary>The built executable, and the machine it runs on.</summary>
internal static class BuiltHar
{
    /// <summary>The machine's load average over the last minute; NaN where the system has none.</summary>
    internal static double LoadAverage() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : double.NaN;

    /// <summary>Starts it; what it says can be read.</summary>
    internal static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Executable("src/HarOrleans.Host", "har"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>The executable that logs until it is killed.</summary>
    internal static string Crasher() => Executable("tests/HarOrleans.Crasher", "HarOrleans.Crasher");

    private static string Executable(string project, string name)
    {
        var configuration = typeof(BuiltHar).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "Configuration").Value!;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HarOrleans.sln")))
            {
                return Path.Combine(folder.FullName, project, "bin", configuration, "net10.0", name);
            }
        }

        throw new InvalidOperationException($"No HarOrleans.sln above {AppContext.BaseDirectory}.");
    }
}
