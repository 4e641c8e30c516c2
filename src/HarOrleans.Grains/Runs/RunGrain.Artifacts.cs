using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <content>The run's files.</content>
internal sealed partial class RunGrain
{
    public async Task<IReadOnlyList<ArtifactInfo>> ListArtifactsAsync(CancellationToken cancellationToken) =>
        await door.ListAsync(await FolderAsync(cancellationToken), cancellationToken);

    public async Task<ArtifactGrant> GrantArtifactAsync(ArtifactRequest request, CancellationToken cancellationToken) =>
        await door.GrantAsync(await FolderAsync(cancellationToken), request, cancellationToken);

    public async Task DeleteArtifactAsync(string path, CancellationToken cancellationToken)
    {
        await door.DeleteAsync(await FolderAsync(cancellationToken), path, cancellationToken);
        await Feed.TouchAsync(CancellationToken.None);
    }

    private async Task<string> FolderAsync(CancellationToken cancellationToken) =>
        RunArtifacts.Path(RunId, await runs.FindAttemptAsync(RunId, cancellationToken) ?? throw new NotFoundException("run", RunId), "");
}
