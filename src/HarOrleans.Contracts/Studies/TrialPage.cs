namespace HarOrleans.Contracts;

/// <summary>A page of a study's trials.</summary>
/// <param name="Trials">The trials, in the query's order.</param>
/// <param name="Found">How many trials match in all, on other pages too.</param>
/// <param name="Total">How many trials the study has.</param>
/// <param name="Sequence">The study's sequence that the page is of.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialPage)]
public sealed record TrialPage(IReadOnlyList<FrozenTrial> Trials, int Found, int Total, long Sequence);
