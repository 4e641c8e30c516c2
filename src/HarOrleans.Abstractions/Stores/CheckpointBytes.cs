namespace HarOrleans.Abstractions;

/// <summary>Bytes of a checkpoint that are on the disk, before they are named.</summary>
/// <param name="Path">The path that they are to have.</param>
/// <param name="Sha256">Their digest in lower-case hex.</param>
/// <param name="Bytes">How many there are.</param>
/// <param name="WrittenAt">When they were written.</param>
/// <param name="Location">Where the store has them.</param>
public sealed record CheckpointBytes(string Path, string Sha256, long Bytes, DateTimeOffset WrittenAt, string Location);
