namespace HarOrleans.Contracts;

/// <summary>
/// One registered model. Key: its id. Made through <see cref="IWorkspaceGrain"/>. Everything acknowledged is durable, and every command may be repeated.
/// <see cref="NotFoundException"/> where there is no such model, version or alias; <see cref="InvalidSpecException"/> for what <see cref="ModelRules"/> refuses.
/// </summary>
[GrainInterfaceType("har.model"), Alias("har.model")]
public partial interface IModelGrain : IGrainWithIntegerKey
{
    /// <summary>Makes the model, or returns it where it exists. One that was deleted comes back empty, and goes on counting its versions.</summary>
    [Alias("create")]
    Task<ModelInfo> CreateAsync(ModelSpec spec, CancellationToken cancellationToken = default);

    /// <summary>The model.</summary>
    [Alias("get")]
    Task<ModelInfo> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Registers a logged model as the next version. A source that is a version already: that version, and nothing changes.</summary>
    [Alias("register")]
    Task<ModelVersion> RegisterAsync(ModelVersionSpec spec, CancellationToken cancellationToken = default);

    /// <summary>A version.</summary>
    [Alias("version")]
    Task<ModelVersion> GetVersionAsync(int version, CancellationToken cancellationToken = default);

    /// <summary>The version that an alias names.</summary>
    [Alias("version-by-alias")]
    Task<ModelVersion> GetVersionByAliasAsync(string alias, CancellationToken cancellationToken = default);

    /// <summary>The highest version.</summary>
    [Alias("latest-version")]
    Task<ModelVersion> GetLatestVersionAsync(CancellationToken cancellationToken = default);
}
