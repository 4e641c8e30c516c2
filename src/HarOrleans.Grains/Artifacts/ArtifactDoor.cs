using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>What the grains of runs and models do with the files of one folder of the store. Bytes never pass here.</summary>
internal sealed class ArtifactDoor(IArtifactStore artifacts, ArtifactGrants grants)
{
    internal async Task<IReadOnlyList<ArtifactInfo>> ListAsync(string folder, CancellationToken cancellationToken) =>
        [.. (await artifacts.ListAsync(folder, cancellationToken)).Select(file => new ArtifactInfo(file.Path[folder.Length..], file.Bytes, file.ModifiedAt, file.Sha256))];

    internal async Task<ArtifactGrant> GrantAsync(string folder, ArtifactRequest request, CancellationToken cancellationToken)
    {
        if (request.Errors().ToList() is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        var known = await FindAsync(folder, request.Path, cancellationToken);
        return request.Method == ArtifactRequest.Put
            ? await grants.GrantAsync(request.Method, folder + request.Path, request.Bytes, request.Sha256, cancellationToken)
            : known is not null
                ? await grants.GrantAsync(request.Method, known.Path, known.Bytes, known.Sha256, cancellationToken)
                : throw new NotFoundException("artifact", request.Path);
    }

    internal async Task DeleteAsync(string folder, string path, CancellationToken cancellationToken)
    {
        _ = await FindAsync(folder, path, cancellationToken) ?? throw new NotFoundException("artifact", path);
        await artifacts.DeleteAsync(folder + path, cancellationToken);
    }

    private async Task<ArtifactFile?> FindAsync(string folder, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await artifacts.FindAsync(folder + path, cancellationToken);
        }
        catch (ArgumentException refused)
        {
            throw new ArtifactException(ArtifactException.BadPath, refused.Message.Replace(folder, "", StringComparison.Ordinal));
        }
    }
}
