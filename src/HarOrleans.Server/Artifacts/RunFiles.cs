using HarOrleans.Abstractions;
using HarOrleans.Dashboard;
using HarOrleans.Grains;

namespace HarOrleans.Server;

/// <summary>Finds runs' files in the artifact store of this silo: of a trial's run those of its last attempt.</summary>
internal sealed class RunFiles(IRunStore runs, IArtifactStore artifacts) : IRunFiles
{
    /// <inheritdoc />
    public async Task<Stream?> OpenAsync(string runId, string path, CancellationToken cancellationToken = default) =>
        await FindAsync(runId, path, cancellationToken) is { } file ? await OpenAsync(file, cancellationToken) : null;

    /// <summary>Where a file lies; null where the run or the file does not exist. <see cref="ArgumentException"/> for a path that escapes.</summary>
    internal async Task<ArtifactFile?> FindAsync(string runId, string path, CancellationToken cancellationToken)
    {
        if (path.Contains("%2f", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"'{path}' is not an artifact path: write a slash as it is, and a percent sign in a name as %25.", nameof(path));
        }

        return await runs.FindAttemptAsync(runId, cancellationToken) is { } attempt
            ? await artifacts.FindAsync(RunArtifacts.Path(runId, attempt, path), cancellationToken)
            : null;
    }

    /// <summary>Opens a file that was found; null where it went meanwhile.</summary>
    internal Task<Stream?> OpenAsync(ArtifactFile file, CancellationToken cancellationToken) => artifacts.OpenReadAsync(file.Path, cancellationToken);
}
