using HarOrleans.Contracts;

namespace HarOrleans.Host.Mlflow;

/// <summary>Reads folders of a file store in which each file is a value, and its path the key.</summary>
internal static class MlflowFiles
{
    /// <summary>Longest value that is read at all; what is longer is beyond any limit.</summary>
    private const int MostBytes = 1 << 20;

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>The files below a folder by path with forward slashes; none where there is no folder. Links are refused, so that nothing from outside is read.</summary>
    /// <exception cref="FormatException">There is a link.</exception>
    internal static SortedDictionary<string, string> List(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            return files;
        }

        RefuseLink(new DirectoryInfo(folder), folder);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Below))
        {
            RefuseLink(entry, folder);
            if (entry is FileInfo)
            {
                files.Add(Path.GetRelativePath(folder, entry.FullName).Replace(Path.DirectorySeparatorChar, '/'), entry.FullName);
            }
        }

        return files;
    }

    /// <summary>Subfolders by name; none where there is no folder.</summary>
    internal static IEnumerable<string> Folders(string folder) => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];

    /// <summary>The values of a folder; those that are wrong are reported instead.</summary>
    internal static Dictionary<string, string> Values(string folder, Func<IReadOnlyDictionary<string, string>, IEnumerable<string>> errors, Action<string, string> report)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, file) in List(folder))
        {
            string? wrong;
            var value = "";
            if (new FileInfo(file).Length > MostBytes)
            {
                wrong = $"'{key}' is longer than any value may be";
            }
            else
            {
                value = File.ReadAllText(file);
                wrong = errors(new Dictionary<string, string> { [key] = value }).FirstOrDefault();
            }

            if (wrong is null)
            {
                values.Add(key, value);
            }
            else
            {
                report(file, wrong);
            }
        }

        return values;
    }


    private static void RefuseLink(FileSystemInfo entry, string folder)
    {
        if (entry.LinkTarget is { } target)
        {
            throw new FormatException($"'{Path.GetRelativePath(folder, entry.FullName)}' is a link to '{target}'; links are not followed");
        }
    }
}
