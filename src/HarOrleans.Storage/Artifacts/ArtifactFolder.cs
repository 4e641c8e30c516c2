using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Artifacts;

/// <summary>The state folder's place for artifacts, before a server uses it.</summary>
public static class ArtifactFolder
{
    /// <summary>Name of the file that says which cluster's folder it is, where several servers share it. No artifact.</summary>
    public const string Mark = ".har-artifacts";

    /// <summary>
    /// Makes the state folder and the artifacts' where they are not there. What an earlier server left unfinished is taken away where nobody else can work in it; other silos of a
    /// cluster may, and there it stays.
    /// </summary>
    /// <exception cref="StorageUnavailableException">It cannot be made.</exception>
    public static void Make(HarStorageOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.StateFolder);
            Directory.CreateDirectory(options.ArtifactPath);
            var unfinished = Path.Combine(options.ArtifactPath, ArtifactPaths.Unfinished);
            if (options.Postgres is null && Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The state folder '{options.StateFolder}' cannot be made: {error.Message} Choose a folder that this user may write.", error);
        }
    }
}
