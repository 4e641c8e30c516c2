namespace HarOrleans.Contracts;

/// <content>Searches. A query, a key or a token that is wrong is an <see cref="InvalidSpecException"/> that names the column.</content>
public partial interface ICatalogGrain
{
    /// <summary>The workspace's runs that match a query, a page at a time.</summary>
    [Alias("search-runs")]
    Task<RunSearchPage> SearchRunsAsync(RunSearch search, CancellationToken cancellationToken = default);

    /// <summary>The workspace's experiments that match a query, a page at a time.</summary>
    [Alias("search-experiments")]
    Task<ExperimentSearchPage> SearchExperimentsAsync(ExperimentSearch search, CancellationToken cancellationToken = default);

    /// <summary>The workspace's runs that match a query, in groups: the largest first, at most <see cref="RunGrouping.MostGroups"/>.</summary>
    [Alias("group-runs")]
    Task<IReadOnlyList<RunGroup>> GroupRunsAsync(RunGrouping grouping, CancellationToken cancellationToken = default);
}
