namespace HarOrleans.Contracts;

/// <summary>What somebody wants to do with a file: the bytes then travel over HTTP, and never as a message between grains.</summary>
/// <param name="Method"><c>GET</c> to read it, <c>PUT</c> to store it.</param>
/// <param name="Path">Its path among the files of the run or model, with forward slashes.</param>
/// <param name="Bytes">Of a file to be stored: its size, which is also the most that is taken.</param>
/// <param name="Sha256">Of a file to be stored: its SHA-256 in lower-case hex; other bytes are refused.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ArtifactRequest)]
public sealed record ArtifactRequest(string Method, string Path, long Bytes = 0, string? Sha256 = null)
{
    /// <summary>Reads a file.</summary>
    public const string Get = "GET";

    /// <summary>Stores a file.</summary>
    public const string Put = "PUT";

    /// <summary>The most bytes of a file: 1 TiB.</summary>
    public const long MostBytes = 1L << 40;

    /// <summary>What is wrong with it, apart from the path.</summary>
    public IEnumerable<string> Errors()
    {
        if (Method is not (Get or Put))
        {
            yield return $"method = '{Method}' must be {Get} or {Put}.";
        }

        if (Bytes is < 0 or > MostBytes)
        {
            yield return FormattableString.Invariant($"bytes = {Bytes} must be between 0 and {MostBytes}.");
        }

        if (Sha256 is not null && (Sha256.Length != 64 || !Sha256.All(char.IsAsciiHexDigitLower)))
        {
            yield return $"sha256 = '{Sha256}' must be 64 lower-case hex digits.";
        }
    }
}
