using System.Text;

namespace HarOrleans.Storage.Artifacts;

/// <summary>Turns artifact paths into file paths, and refuses what would leave the folder.</summary>
internal sealed class ArtifactPaths(string root)
{
    /// <summary>The folder of files that are being written; no artifact can have a path in it.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>The folder of the bytes themselves; no artifact can have a path in it.</summary>
    public const string Blobs = ".blobs";

    private const int MaxPath = 1024;
    private const int MaxName = 255;
    private readonly string _root = Path.GetFullPath(root);

    /// <summary>The folder.</summary>
    public string Root => _root;

    /// <summary>Refuses a path that is absolute, escapes or is reserved with <see cref="ArgumentException"/>.</summary>
    public static void Check(string path)
    {
        var segments = path.Split('/');
        if (path.Contains('\\', StringComparison.Ordinal)
            || path.Any(char.IsControl)
            || segments.Any(segment => segment is "" or "." or ".." || segment.Contains(':', StringComparison.Ordinal))
            || segments[0] is Unfinished or Blobs)
        {
            throw new ArgumentException($"'{path}' is not an artifact path: it must be relative, with forward slashes, and without empty or dot segments.", nameof(path));
        }

        if (path.Length > MaxPath || segments.Any(segment => Encoding.UTF8.GetByteCount(segment) > MaxName))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"'{path[..Math.Min(60, path.Length)]}…' is not an artifact path: it has {path.Length} characters; the limit is {MaxPath}, and {MaxName} bytes for each name."), nameof(path));
        }
    }

    /// <summary>The file of an artifact; <see cref="ArgumentException"/> for a path that is absolute, escapes, or leads out through a link.</summary>
    public string Resolve(string path)
    {
        Check(path);
        var file = _root;
        foreach (var segment in path.Split('/'))
        {
            file = Path.Combine(file, segment);
            RefuseLinkOutside(path, file);
        }

        return file;
    }

    private void RefuseLinkOutside(string path, string file)
    {
        FileSystemInfo info = Directory.Exists(file) ? new DirectoryInfo(file) : new FileInfo(file);
        if (info.LinkTarget is null)
        {
            return;
        }

        // A link to nowhere has no target that could be looked at; writing through it could make a file anywhere.
        var target = info.ResolveLinkTarget(returnFinalTarget: true);
        if (target is null || !target.Exists || !Path.GetFullPath(target.FullName).StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{path}' leads out of the artifact store through a link.", nameof(path));
        }
    }
}
