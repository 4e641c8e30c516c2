namespace HarOrleans.Storage;

/// <summary>Where an embedded server keeps everything.</summary>
public sealed class HarStorageOptions
{
    /// <summary>The folder of <c>har.db</c> and <c>artifacts/</c>; made where it does not exist. One server at a time may use it.</summary>
    public required string StateFolder { get; init; }

    /// <summary>
    /// False (default): what is acknowledged survives the death of the process (WAL, synchronous=NORMAL). True: it survives a power cut as well
    /// (synchronous=FULL), at the price of an fsync for each commit.
    /// </summary>
    public bool FullSync { get; init; }

    /// <summary>The PostgreSQL database that is used in place of a file in the state folder; null (default) for the file. Artifacts stay in the folder.</summary>
    public PostgresAddress? Postgres { get; init; }

    /// <summary>The folder of artifacts, where it is not <c>artifacts/</c> in the state folder (null, the default): silos of one cluster share one.</summary>
    public string? ArtifactFolder { get; init; }

    /// <summary>The bucket that holds the artifacts in place of the state folder; null (default) for the folder. Chosen before the first artifact is stored: none moves by itself.</summary>
    public S3Address? Bucket { get; init; }

    /// <summary>Pages that the database may have; null for as many as the disk holds. Lets tests fill a disk that is not full.</summary>
    internal long? PageLimit { get; set; }

    internal string DatabasePath => Path.Combine(Path.GetFullPath(StateFolder), HarStorageNames.DatabaseFile);

    internal string ArtifactPath => ArtifactFolder is { } folder ? Path.GetFullPath(folder) : Path.Combine(Path.GetFullPath(StateFolder), HarStorageNames.ArtifactFolder);
}
