using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <inheritdoc />
internal sealed class ModelDoor(ILoggedModelGrain grain) : IArtifactDoor
{
    public Task<IReadOnlyList<ArtifactInfo>> ListAsync(CancellationToken cancellationToken) => grain.ListArtifactsAsync(cancellationToken);

    public Task<ArtifactGrant> GrantAsync(ArtifactRequest request, CancellationToken cancellationToken) => grain.GrantArtifactAsync(request, cancellationToken);

    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        throw new ArtifactException(ArtifactException.Refused, $"'{path}' belongs to a model, whose files stay as they were logged.");
}
