using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Grains;
using Microsoft.AspNetCore.WebUtilities;

namespace HarOrleans.Server;

/// <summary>Moves bytes within the process, for programs that work on a state folder without a server: under the same signatures as over HTTP.</summary>
internal sealed class LocalArtifactTransport(ArtifactGrants grants, IArtifactStore artifacts) : IArtifactTransport
{
    /// <inheritdoc />
    public Task<string> PutAsync(ArtifactGrant grant, Stream content, CancellationToken cancellationToken = default) => CallAsync(grant, async (path, expected) =>
        (await artifacts.ReceiveAsync(path, content, expected, cancellationToken)).Sha256);

    /// <inheritdoc />
    public Task<ArtifactBody> GetAsync(ArtifactGrant grant, long from, CancellationToken cancellationToken = default) => CallAsync(grant, async (path, _) =>
    {
        if (await artifacts.FindAsync(path, cancellationToken) is not { } file || await artifacts.OpenReadAsync(path, cancellationToken) is not { } stream)
        {
            throw new ArtifactException(ArtifactException.NotFound, $"There is no artifact '{path}'.");
        }

        stream.Position = from;
        return new ArtifactBody(stream, file.Sha256, from);
    });

    private async Task<T> CallAsync<T>(ArtifactGrant grant, Func<string, ArtifactExpectation, Task<T>> call)
    {
        var (route, query) = grant.Url.Split('?', 2) is [var before, var after] ? (before, QueryHelpers.ParseQuery(after)) : (grant.Url, []);
        var path = Uri.UnescapeDataString(route[(route.IndexOf(ArtifactGrants.Route, StringComparison.Ordinal) + ArtifactGrants.Route.Length)..]);
        try
        {
            return await call(path, await grants.CheckAsync(grant.Method, path, name => query.TryGetValue(name, out var value) ? value.ToString() : null, CancellationToken.None));
        }
        catch (StorageUnavailableException unavailable)
        {
            throw new ArtifactException(ArtifactException.StorageUnavailable, unavailable.Message);
        }
        catch (Exception refused) when (refused is ArgumentException or ConflictException)
        {
            throw new ArtifactException(ArtifactException.BadPath, refused.Message);
        }
    }
}
