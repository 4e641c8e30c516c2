namespace HarOrleans.Contracts;

/// <summary>A search for runs.</summary>
/// <param name="Query">Which runs, in the search grammar; empty for all.</param>
/// <param name="OrderBy">Keys such as <c>metrics.loss.min desc</c>, the first counts most; then those that started last come first. Missing values and NaN come last either way.</param>
/// <param name="ExperimentIds">Of these experiments; empty for all.</param>
/// <param name="View">Active runs, deleted ones or both.</param>
/// <param name="MaxResults">Most runs of a page: 1 to <see cref="MostResults"/>.</param>
/// <param name="PageToken">The last page's token, with everything else unchanged; null for the first page.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunSearch)]
public sealed record RunSearch(
    string Query,
    IReadOnlyList<string> OrderBy,
    IReadOnlyList<long> ExperimentIds,
    ViewType View = ViewType.ActiveOnly,
    int MaxResults = 100,
    string? PageToken = null)
{
    /// <summary>Most runs of a page.</summary>
    public const int MostResults = 1_000;

    /// <summary>Most keys to order by.</summary>
    public const int MostKeys = 8;
}
