namespace HarOrleans.Data.Acquisition;

/// <summary>What <see cref="HarDataFinder"/> looks for, and where.</summary>
public sealed record DataSearch
{
    /// <summary>The environment variable that names a data folder.</summary>
    public const string FolderVariable = "HAR_DATA";

    /// <summary>The environment variable that names the cache folder.</summary>
    public const string CacheVariable = "HAR_CACHE";

    /// <summary>The environment variable that, with any value but 0 and false, keeps the finder from the network.</summary>
    public const string NoDownloadVariable = "HAR_NO_DOWNLOAD";

    /// <summary>The folder that the caller names, or the file of the archive. Default: none.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether to take the simulated set whatever there is. Default: no.</summary>
    public bool Simulate { get; init; }

    /// <summary>Whether a download may be tried. Default: yes.</summary>
    public bool Download { get; init; } = true;

    /// <summary>The folder, or the file of the archive, that <c>HAR_DATA</c> names. Default: none.</summary>
    public string? EnvironmentFolder { get; init; }

    /// <summary>The folder that keeps what was downloaded; null where the system names none, and then nothing is kept and nothing downloaded.</summary>
    public required string? CacheFolder { get; init; }

    /// <summary>What to download. Default: <see cref="HarArchive.Uci"/>.</summary>
    public HarArchive Archive { get; init; } = HarArchive.Uci;

    /// <summary>How long the name and the connection may take. Default: 3 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the answer, or the next 64 KiB of it, may take. Default: 10 s.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What the environment asks for.</summary>
    /// <param name="variable">Gives a variable's value, or null. Default: this process's environment.</param>
    public static DataSearch FromEnvironment(Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;
        return new DataSearch
        {
            EnvironmentFolder = Named(FolderVariable),
            CacheFolder = Named(CacheVariable) is { } cache ? Path.GetFullPath(cache) : CacheFolders.OfUser(Named),
            Download = Named(NoDownloadVariable) is null or "0" or "false",
        };

        string? Named(string name) => variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
    }
}
