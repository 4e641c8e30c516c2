namespace HarOrleans.Storage;

/// <summary>Names that grains and the server refer to.</summary>
public static class HarStorageNames
{
    /// <summary>The grain storage provider of every grain with state.</summary>
    public const string GrainState = "har";

    /// <summary>The database file's name in the state folder.</summary>
    public const string DatabaseFile = "har.db";

    /// <summary>The folder of artifacts in the state folder.</summary>
    public const string ArtifactFolder = "artifacts";
}
