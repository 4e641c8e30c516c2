namespace HarOrleans.Contracts;

/// <summary>A registered data set as a list shows it. Its schema and profile are null in a list.</summary>
/// <param name="Dataset">The data set, as it was first registered.</param>
/// <param name="Version">Counts the digests of a name in the order in which they were first seen, from 1.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="Runs">How many runs used it.</param>
[GenerateSerializer, Immutable, Alias(Aliases.DatasetEntry)]
public sealed record DatasetEntry(Dataset Dataset, int Version, DateTimeOffset CreatedAt, int Runs);
