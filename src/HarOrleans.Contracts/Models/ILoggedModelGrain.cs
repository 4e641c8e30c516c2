namespace HarOrleans.Contracts;

/// <summary>One logged model. Key: its id, <c>m-</c> and 32 lower-case hex digits. Everything acknowledged is durable.</summary>
[GrainInterfaceType("har.logged-model"), Alias("har.logged-model")]
public interface ILoggedModelGrain : IGrainWithStringKey
{
    /// <summary>Stores the model with its params, tags and metrics; where the id exists, nothing happens. True where it is new. <see cref="InvalidSpecException"/> where the id is none.</summary>
    [Alias("put")]
    Task<bool> PutAsync(LoggedModel model, CancellationToken cancellationToken = default);

    /// <summary>The model. <see cref="NotFoundException"/> where there is none.</summary>
    [Alias("get")]
    Task<LoggedModel> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>The model's files by path. <see cref="NotFoundException"/> where there is no such model.</summary>
    [Alias("artifacts")]
    Task<IReadOnlyList<ArtifactInfo>> ListArtifactsAsync(CancellationToken cancellationToken = default);

    /// <summary>A URL that reads or stores one file, for 5 minutes, as <see cref="IRunGrain.GrantArtifactAsync"/>.</summary>
    [Alias("grant-artifact")]
    Task<ArtifactGrant> GrantArtifactAsync(ArtifactRequest request, CancellationToken cancellationToken = default);
}
