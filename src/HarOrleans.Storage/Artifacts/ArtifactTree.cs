namespace HarOrleans.Storage.Artifacts;

/// <summary>
/// The artifacts' paths as files beside the blobs: hard links, so that people and tools find a run's files by name at no cost. What the rows say counts: a link that is missing or late changes no answer.
/// </summary>
internal sealed class ArtifactTree(ArtifactPaths paths, FileBlobs blobs)
{
    /// <summary>Lets a path show bytes.</summary>
    public void Show(string path, string location)
    {
        var spare = Path.Combine(paths.Root, ArtifactPaths.Unfinished, Path.GetRandomFileName());
        try
        {
            var file = paths.Resolve(path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (!HardLink.TryMake(blobs.FileOf(location), spare))
            {
                File.Copy(blobs.FileOf(location), spare);
            }

            File.Move(spare, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only the show is missing: the file is stored and served.
        }
        finally
        {
            // Two names of one file: a move onto the other leaves both.
            File.Delete(spare);
        }
    }

    /// <summary>Takes a path away, and the folders that it leaves empty.</summary>
    public void Hide(string path)
    {
        try
        {
            var file = paths.Resolve(path);
            if (!File.Exists(file))
            {
                return; // not all files are shown: checkpoints come and go too often
            }

            File.Delete(file);
            for (var folder = Path.GetDirectoryName(file)!; folder.Length > paths.Root.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // As above; a folder that another write is just filling stays.
        }
    }
}
