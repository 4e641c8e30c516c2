using System.Reflection;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Built executables.</summary>
internal static class Built
{
    internal static string Har { get; } = Find("src/HarOrleans.Host", "har");

    internal static string Crasher { get; } = Find("tests/HarOrleans.Crasher", "HarOrleans.Crasher");

    internal static string Asker { get; } = Find("tests/HarOrleans.Asker", "HarOrleans.Asker");

    internal static string Chaos { get; } = Find("tests/HarOrleans.Chaos", "HarOrleans.Chaos");

    /// <summary>The team's compose file.</summary>
    internal static string Compose { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Har)!, "../../../../../deploy/compose/team.yaml"));

    /// <summary>The folder with the real data, or null.</summary>
    internal static string? RealData { get; } = Environment.GetEnvironmentVariable("HAR_TEST_DATA") is { Length: > 0 } folder && Directory.Exists(Path.Combine(folder, "uci-har"))
        ? Path.Combine(folder, "uci-har")
        : null;

    private static string Find(string project, string name)
    {
        var configuration = typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "Configuration").Value!;
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
