namespace HarOrleans.Abstractions;

/// <summary>What the store knows of a file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ModifiedAt">When it was written.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hex.</param>
public sealed record ArtifactFile(string Path, long Bytes, DateTimeOffset ModifiedAt, string Sha256);
