namespace HarOrleans.Contracts;

/// <summary>A search for experiments.</summary>
/// <param name="Query">Which, in the search grammar; empty for all.</param>
/// <param name="OrderBy">Keys such as <c>name</c> or <c>updated desc</c>; then those made last come first.</param>
/// <param name="View">Active experiments, deleted ones or both.</param>
/// <param name="MaxResults">Most experiments of a page: 1 to <see cref="RunSearch.MostResults"/>.</param>
/// <param name="PageToken">The last page's token, with everything else unchanged; null for the first page.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ExperimentSearch)]
public sealed record ExperimentSearch(string Query, IReadOnlyList<string> OrderBy, ViewType View = ViewType.ActiveOnly, int MaxResults = 100, string? PageToken = null);
