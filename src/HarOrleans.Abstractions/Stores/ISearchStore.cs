using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>Finds rows by the search grammar. What is wrong with a query, a key or a token is an <see cref="InvalidSpecException"/> that names the column.</summary>
public interface ISearchStore
{
    /// <summary>Runs of a workspace that match.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="search">What is looked for.</param>
    /// <param name="now">What ages such as <c>-7d</c> count from.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    Task<RunSearchPage> SearchRunsAsync(string workspace, RunSearch search, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Experiments of a workspace that match.</summary>
    Task<ExperimentSearchPage> SearchExperimentsAsync(string workspace, ExperimentSearch search, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Runs of a workspace that match, in groups, the largest first.</summary>
    Task<IReadOnlyList<RunGroup>> GroupRunsAsync(string workspace, RunGrouping grouping, DateTimeOffset now, CancellationToken cancellationToken = default);
}
