using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>Lists files with their paths below a folder.</summary>
internal static class ArtifactListing
{
    internal static async Task<IReadOnlyList<ArtifactInfo>> ListBelowAsync(this IArtifactStore artifacts, string folder, CancellationToken cancellationToken)
    {
        List<ArtifactInfo> found = [];
        foreach (var path in await artifacts.ListAsync(folder, cancellationToken))
        {
            if (await artifacts.FindAsync(path, cancellationToken) is { } file)
            {
                found.Add(new(path[folder.Length..], file.Bytes, file.ModifiedAt));
            }
        }

        return found;
    }
}
