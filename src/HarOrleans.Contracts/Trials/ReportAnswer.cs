namespace HarOrleans.Contracts;

/// <summary>What a trainer does after a report.</summary>
/// <param name="Prune">Whether to stop here and tell <see cref="TrialState.Pruned"/>.</param>
/// <param name="Reason">Why, in words for people; null where it goes on.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ReportAnswer)]
public sealed record ReportAnswer(bool Prune, string? Reason);
