namespace HarOrleans.Contracts;

/// <summary>Leave to do one thing with one file for a short time.</summary>
/// <param name="Method">The HTTP method that the URL is for.</param>
/// <param name="Url">Where to: signed, so it works for nothing else. Without a host where the server has no HTTP endpoint.</param>
/// <param name="ExpiresAt">Until when a request may begin.</param>
/// <param name="Bytes">The file's size, or the most that is taken.</param>
/// <param name="Sha256">The file's SHA-256, or the one that was stated; null where none was.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ArtifactGrant)]
public sealed record ArtifactGrant(string Method, string Url, DateTimeOffset ExpiresAt, long Bytes, string? Sha256);
