using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>The grain that a handle's files belong to.</summary>
internal interface IArtifactDoor
{
    Task<IReadOnlyList<ArtifactInfo>> ListAsync(CancellationToken cancellationToken);

    Task<ArtifactGrant> GrantAsync(ArtifactRequest request, CancellationToken cancellationToken);

    Task DeleteAsync(string path, CancellationToken cancellationToken);
}
