namespace HarOrleans.Storage.Artifacts;

/// <summary>What became of a path that was given bytes.</summary>
/// <param name="Row">The path as it is now: its location is another than the one offered where the same bytes were there.</param>
/// <param name="Freed">The location of bytes that no path has any more, or null.</param>
internal sealed record PutArtifact(ArtifactRow Row, string? Freed);
