using System.Security.Cryptography;
using HarOrleans.Abstractions;

namespace HarOrleans.Host.Mlflow;

/// <summary>Whether a file is stored already.</summary>
internal static class MlflowArtifacts
{
    internal static async Task<bool> IsThereAsync(IArtifactStore artifacts, string path, string file, CancellationToken cancellationToken)
    {
        if ((await artifacts.FindAsync(path, cancellationToken))?.Bytes != new FileInfo(file).Length)
        {
            return false;
        }

        await using var stored = await artifacts.OpenReadAsync(path, cancellationToken);
        await using var given = File.OpenRead(file);
        if (stored is null)
        {
            return false;
        }

        var there = await SHA256.HashDataAsync(stored, cancellationToken);
        var here = await SHA256.HashDataAsync(given, cancellationToken);
        return there.AsSpan().SequenceEqual(here);
    }
}
