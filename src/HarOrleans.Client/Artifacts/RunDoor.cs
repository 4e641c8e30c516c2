using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <inheritdoc />
internal sealed class RunDoor(Func<IRunGrain> grain) : IArtifactDoor
{
    public Task<IReadOnlyList<ArtifactInfo>> ListAsync(CancellationToken cancellationToken) => grain().ListArtifactsAsync(cancellationToken);

    public Task<ArtifactGrant> GrantAsync(ArtifactRequest request, CancellationToken cancellationToken) => grain().GrantArtifactAsync(request, cancellationToken);

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => grain().DeleteArtifactAsync(path, cancellationToken);
}
