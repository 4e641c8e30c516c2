namespace HarOrleans.Contracts;

/// <summary>A saved point of training that a later attempt can go on from.</summary>
/// <param name="TrialId">The trial.</param>
/// <param name="Attempt">The attempt that saved it.</param>
/// <param name="Step">The last finished step (epoch) in it.</param>
/// <param name="Sequence">The sequence of the last metric point logged up to it; later points of older attempts are hidden on resuming.</param>
/// <param name="Path">Where its bytes are in the artifact store.</param>
/// <param name="Sha256">Digest of its bytes, in lower-case hex.</param>
[GenerateSerializer, Immutable, Alias(Aliases.CheckpointInfo)]
public sealed record CheckpointInfo(long TrialId, int Attempt, long Step, long Sequence, string Path, string Sha256);
