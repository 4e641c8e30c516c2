namespace HarOrleans.Storage.Artifacts;

/// <summary>How a file that was to be made or moved says that its new folder is not there yet.</summary>
internal static class NoFolder
{
    /// <summary>Where somebody else makes the folder right after the call failed, the runtime takes the file for what was missing.</summary>
    internal static bool Was(IOException error) => error is DirectoryNotFoundException or FileNotFoundException;
}
