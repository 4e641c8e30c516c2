using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>How files' bytes travel, under grants. The one that comes with the client speaks HTTP.</summary>
public interface IArtifactTransport
{
    /// <summary>Sends a file; returns its SHA-256 once it is durable.</summary>
    /// <exception cref="ArtifactException">It was refused; nothing was stored.</exception>
    Task<string> PutAsync(ArtifactGrant grant, Stream content, CancellationToken cancellationToken = default);

    /// <summary>Opens a file from a place on.</summary>
    /// <exception cref="ArtifactException">It was refused, or is not there.</exception>
    Task<ArtifactBody> GetAsync(ArtifactGrant grant, long from, CancellationToken cancellationToken = default);
}
