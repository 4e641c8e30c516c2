using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Artifacts;

/// <summary>The state folder's place for artifacts, before a server uses it.</summary>
public static class ArtifactFolder
{
    /// <summary>Makes the state folder where it is not there, and takes away what an earlier server left unfinished. Nobody else may work in it.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be made.</exception>
    public static void Make(HarStorageOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.StateFolder);
            new FileArtifactStore(options.ArtifactPath).DeleteUnfinished();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The state folder '{options.StateFolder}' cannot be made: {error.Message} Choose a folder that this user may write.", error);
        }
    }
}
