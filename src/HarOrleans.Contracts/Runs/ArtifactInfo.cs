namespace HarOrleans.Contracts;

/// <summary>A file of a run or model.</summary>
/// <param name="Path">Its path among the run's files, with forward slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ModifiedAt">When it was written.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hex; null where the server does not say.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ArtifactInfo)]
public sealed record ArtifactInfo(string Path, long Bytes, DateTimeOffset ModifiedAt, string? Sha256 = null);
