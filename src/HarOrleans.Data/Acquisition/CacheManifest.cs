using System.Security.Cryptography;
using System.Text.Json;

namespace HarOrleans.Data.Acquisition;

/// <summary>What a cached data set was made of, and the digests of its files, so that damage is seen.</summary>
/// <param name="Form">The form of the files; another number is another product version's.</param>
/// <param name="Archive">Digest of the archive.</param>
/// <param name="Train">Digest of train.csv.</param>
/// <param name="Test">Digest of test.csv.</param>
internal sealed record CacheManifest(int Form, string Archive, string Train, string Test)
{
    internal const string FileName = "manifest.json";

    private const int CurrentForm = 1;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>Writes the manifest of a finished folder into it.</summary>
    internal static void Write(string folder, HarArchive archive, CancellationToken cancellationToken)
    {
        var manifest = Of(folder, archive, cancellationToken);
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(manifest, Json) + "\n");
    }

    /// <summary>Whether a folder holds this archive's data, whole.</summary>
    internal static bool IsWhole(string folder, HarArchive archive, CancellationToken cancellationToken)
    {
        try
        {
            var written = JsonSerializer.Deserialize<CacheManifest>(File.ReadAllText(Path.Combine(folder, FileName)), Json);

            // The cheap question first: another archive's files need no digest.
            return written is not null && written.Form == CurrentForm && written.Archive == archive.Sha256 && written == Of(folder, archive, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    private static CacheManifest Of(string folder, HarArchive archive, CancellationToken cancellationToken) =>
        new(CurrentForm, archive.Sha256, Digest(folder, "train.csv", cancellationToken), Digest(folder, "test.csv", cancellationToken));

    private static string Digest(string folder, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
