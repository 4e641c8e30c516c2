using System.Runtime.CompilerServices;

namespace HarOrleans.Architecture.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    internal static string Root => RepositoryRoot.Folder;

    internal static IEnumerable<string> Projects(string room) =>
        Directory.EnumerateFiles(Path.Combine(Root, room), "*.csproj", SearchOption.AllDirectories);

    /// <summary>Files of ours below a room, without what is built or vendored.</summary>
    internal static IEnumerable<string> Files(string room, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, room), pattern, SearchOption.AllDirectories)
            .Where(x => !x.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "lib"));
}
