namespace HarOrleans.EndToEnd.Tests;

/// <summary>Built executables.</summary>
internal static class Built
{
    internal static string Har { get; } = RepositoryRoot.Executable("src/HarOrleans.Host", "har");

    internal static string Crasher { get; } = RepositoryRoot.Executable("tests/HarOrleans.Crasher", "HarOrleans.Crasher");

    internal static string Asker { get; } = RepositoryRoot.Executable("tests/HarOrleans.Asker", "HarOrleans.Asker");

    internal static string Chaos { get; } = RepositoryRoot.Executable("tests/HarOrleans.Chaos", "HarOrleans.Chaos");

    /// <summary>The team's compose file.</summary>
    internal static string Compose { get; } = RepositoryRoot.PathOf("deploy", "compose", "team.yaml");

    /// <summary>The folder with the real data, or null.</summary>
    internal static string? RealData { get; } = Environment.GetEnvironmentVariable("HAR_TEST_DATA") is { Length: > 0 } folder && Directory.Exists(Path.Combine(folder, "uci-har"))
        ? Path.Combine(folder, "uci-har")
        : null;
}
