namespace HarOrleans.Contracts;

/// <summary>One attempt of one trial: what a lease is held for.</summary>
/// <param name="StudyId">The study.</param>
/// <param name="Number">The trial's number.</param>
/// <param name="TrialId">The trial's id.</param>
/// <param name="Attempt">The attempt.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LeaseKey)]
public sealed record LeaseKey(long StudyId, int Number, long TrialId, int Attempt);
