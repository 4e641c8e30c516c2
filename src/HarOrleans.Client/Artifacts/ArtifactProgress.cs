namespace HarOrleans.Client;

/// <summary>How far a transfer is.</summary>
/// <param name="Path">The file's path among the artifacts.</param>
/// <param name="Bytes">Bytes that have been moved; less than before where an upload begins again.</param>
/// <param name="Total">Bytes in all.</param>
public readonly record struct ArtifactProgress(string Path, long Bytes, long Total);
