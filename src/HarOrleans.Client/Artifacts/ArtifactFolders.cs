using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>What lies directly in a folder, of a list of all files.</summary>
internal static class ArtifactFolders
{
    /// <summary>Folders and files by name.</summary>
    public static IReadOnlyList<ArtifactEntry> Of(IReadOnlyList<ArtifactInfo> files, string folder)
    {
        var prefix = folder.Trim('/') is { Length: > 0 } below ? below + "/" : "";
        return
        [
            .. files.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal))
                .GroupBy(file => file.Path.IndexOf('/', prefix.Length) is var slash and >= 0 ? file.Path[..slash] : file.Path)
                .Select(group => group.First() is var file && file.Path == group.Key
                    ? new ArtifactEntry(file.Path, false, file.Bytes, file.ModifiedAt, file.Sha256)
                    : new ArtifactEntry(group.Key, true, group.Sum(each => each.Bytes), group.Max(each => each.ModifiedAt), null))
                .OrderBy(entry => entry.Path, StringComparer.Ordinal),
        ];
    }
}
