using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>A checkpoint with what its run got on the way to it.</summary>
/// <param name="RunId">The trial's run.</param>
/// <param name="Info">What the next attempt needs to go on from it.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Batch">Points and tags since the last batch, under the same attempt.</param>
public sealed record TrialCheckpoint(string RunId, CheckpointInfo Info, CheckpointBytes File, RunBatch Batch);
