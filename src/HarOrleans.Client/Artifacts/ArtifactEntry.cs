namespace HarOrleans.Client;

/// <summary>A file or a folder of a listing.</summary>
/// <param name="Path">Its path among the artifacts.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Bytes">Its size; of a folder that of all files below it.</param>
/// <param name="ModifiedAt">When it, or the last file below it, was written.</param>
/// <param name="Sha256">A file's SHA-256 in lower-case hex; null for a folder.</param>
public sealed record ArtifactEntry(string Path, bool IsFolder, long Bytes, DateTimeOffset ModifiedAt, string? Sha256);
