namespace HarOrleans.Contracts;

/// <summary>Runs that were found.</summary>
/// <param name="Runs">The runs in order, with params, tags and metrics; without evaluation, inputs and models.</param>
/// <param name="NextPageToken">Asks for those after them; null where there are none.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunSearchPage)]
public sealed record RunSearchPage(IReadOnlyList<RunDetail> Runs, string? NextPageToken);
