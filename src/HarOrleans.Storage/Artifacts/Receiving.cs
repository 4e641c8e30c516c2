using System.Buffers;
using System.Security.Cryptography;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Storage.Artifacts;

/// <summary>Copies what somebody sends, and compares it with what was said of it.</summary>
internal static class Receiving
{
    private const int AtOnce = 128 * 1024;

    /// <summary>The SHA-256 of what was copied.</summary>
    /// <exception cref="ArtifactException">It is larger than expected, or not the bytes that were.</exception>
    public static async Task<string> CopyAsync(string path, Stream from, Stream to, ArtifactExpectation expected, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        try
        {
            for (var (total, read) = (0L, await from.ReadAsync(buffer, cancellationToken)); read > 0; read = await from.ReadAsync(buffer, cancellationToken))
            {
                total += read;
                if (total > expected.MaxBytes)
                {
                    throw new ArtifactException(ArtifactException.TooLarge, FormattableString.Invariant($"'{path}' has more than the {expected.MaxBytes} bytes that were stated. Nothing was stored: ask for a URL with the file's size."));
                }

                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return expected.Sha256 is null || expected.Sha256 == sha256
            ? sha256
            : throw new ArtifactException(ArtifactException.ChecksumMismatch, $"'{path}' arrived with the SHA-256 {sha256}, not {expected.Sha256}. Nothing was stored: send it again.");
    }
}
