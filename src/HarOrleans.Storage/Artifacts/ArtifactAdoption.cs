namespace HarOrleans.Storage.Artifacts;

/// <summary>Files of a state folder that an earlier version made, when a file was its path alone. Each gets its row and its blob once; a crash in between goes on at the next start.</summary>
internal sealed class ArtifactAdoption(ArtifactStore store, ArtifactRows rows, ArtifactPaths paths) : IArtifactAdoption
{
    /// <summary>The file that says that it was done.</summary>
    public const string Marker = "complete";

    /// <inheritdoc />
    public async Task<int> AdoptAsync(CancellationToken cancellationToken)
    {
        var marker = Path.Combine(paths.Root, ArtifactPaths.Blobs, Marker);
        if (File.Exists(marker))
        {
            return 0;
        }

        var adopted = 0;
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        foreach (var file in Directory.Exists(paths.Root) ? Directory.EnumerateFiles(paths.Root, "*", options) : [])
        {
            var path = Path.GetRelativePath(paths.Root, file).Replace(Path.DirectorySeparatorChar, '/');
            if (path.Split('/')[0] is not (ArtifactPaths.Unfinished or ArtifactPaths.Blobs or ArtifactFolder.Mark) && await rows.FindAsync(path, cancellationToken) is null && IsPath(path))
            {
                await store.AdoptAsync(path, file, File.GetLastWriteTimeUtc(file), cancellationToken);
                adopted++;
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(marker)!);
        await File.WriteAllTextAsync(marker, "Every file beside has its row in the database.\n", cancellationToken);
        return adopted;
    }

    /// <summary>What somebody else put there stays as it is.</summary>
    private static bool IsPath(string path)
    {
        try
        {
            ArtifactPaths.Check(path);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
