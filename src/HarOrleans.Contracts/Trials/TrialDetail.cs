namespace HarOrleans.Contracts;

/// <summary>One trial with its execution.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Holder">The slot that holds it, or null.</param>
/// <param name="Checkpoint">Its latest checkpoint; null where it has none or needs none any more.</param>
/// <param name="QueuePosition">Its place in the queue from 1, or null where it does not wait.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialDetail)]
public sealed record TrialDetail(FrozenTrial Trial, string? Holder, CheckpointInfo? Checkpoint, int? QueuePosition);
