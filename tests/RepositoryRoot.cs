namespace HarOrleans.Tests;

/// <summary>The repository that this program was built in. Compiled into each project below <c>tests</c>.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder with the solution.</summary>
    internal static string Folder { get; } = Find();

    /// <summary>Where a file or a folder of it lies.</summary>
    internal static string PathOf(params ReadOnlySpan<string> path) => Path.Combine([Folder, .. path]);

    /// <summary>An executable of another project, built in the configuration of this one.</summary>
    /// <param name="project">The project's folder, <c>src/HarOrleans.Host</c>.</param>
    /// <param name="name">The executable's name.</param>
    internal static string Executable(string project, string name)
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return PathOf(project, "bin", framework.Parent!.Name, framework.Name, name);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HarOrleans.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No HarOrleans.sln above {AppContext.BaseDirectory}.");
    }
}
