namespace HarOrleans.Contracts;

/// <content>The run's files.</content>
public partial interface IRunGrain
{
    /// <summary>The run's files by path: of a trial's run those of its last attempt. Their bytes are had by <see cref="GrantArtifactAsync"/>.</summary>
    [Alias("artifacts")]
    Task<IReadOnlyList<ArtifactInfo>> ListArtifactsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// A URL that reads or stores one file, for 5 minutes. Storing twice is storing once, and the latest bytes stay. <see cref="NotFoundException"/> where there is no such run, or no such
    /// file to read; <see cref="ArtifactException"/> for a path that escapes; <see cref="InvalidSpecException"/> for a size or digest that is none.
    /// </summary>
    [Alias("grant-artifact")]
    Task<ArtifactGrant> GrantArtifactAsync(ArtifactRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file for ever. <see cref="NotFoundException"/> of kind <c>artifact</c> where there is none, or none any more.</summary>
    [Alias("delete-artifact")]
    Task DeleteArtifactAsync(string path, CancellationToken cancellationToken = default);
}
