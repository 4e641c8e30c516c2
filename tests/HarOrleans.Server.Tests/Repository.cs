namespace HarOrleans.Server.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HarOrleans.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No HarOrleans.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
