namespace HarOrleans.Contracts;

/// <summary>What a worker outside gets.</summary>
/// <param name="Trial">The trial; null while it is still being sampled: ask again at once with the same id.</param>
/// <param name="LeaseUntil">Until when the study waits for a sign of life.</param>
[GenerateSerializer, Immutable, Alias(Aliases.AskAnswer)]
public sealed record AskAnswer(TrialAssignment? Trial, DateTimeOffset? LeaseUntil);
