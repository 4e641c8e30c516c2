namespace HarOrleans.Contracts;

/// <summary>Experiments that were found.</summary>
/// <param name="Experiments">The experiments in order.</param>
/// <param name="NextPageToken">Asks for those after them; null where there are none.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ExperimentSearchPage)]
public sealed record ExperimentSearchPage(IReadOnlyList<ExperimentInfo> Experiments, string? NextPageToken);
