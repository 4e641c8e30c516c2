using System.Runtime.CompilerServices;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>Searches, in the grammar of HarOrleans.Query, a superset of MLflow's. A trial is found by its run: <c>study = 'lstm' and value > 0.9</c>.</content>
public sealed partial class RunsClient
{
    /// <summary>One page of the runs that match.</summary>
    /// <exception cref="InvalidSpecException">The query, a key or the token is wrong; the message names the column.</exception>
    public Task<RunSearchPage> SearchPageAsync(RunSearch search, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).SearchRunsAsync(search, cancellationToken);

    /// <summary>All runs that match, read a page at a time as they are enumerated. Runs that change meanwhile may move to where the enumeration has been, or not yet.</summary>
    /// <param name="query">Which runs, e.g. <c>metrics.loss.min &lt; 0.1 and params.lr = '0.001'</c>; empty for all.</param>
    /// <param name="orderBy">Keys such as <c>metrics.loss.min desc</c>; then those that started last come first.</param>
    /// <param name="experimentIds">Of these experiments; null for all.</param>
    /// <param name="view">Active runs, deleted ones or both.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="InvalidSpecException">The query or a key is wrong; the message names the column.</exception>
    public async IAsyncEnumerable<RunDetail> SearchAsync(
        string query,
        IReadOnlyList<string>? orderBy = null,
        IReadOnlyList<long>? experimentIds = null,
        ViewType view = ViewType.ActiveOnly,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int atOnce = 200;
        var search = new RunSearch(query, orderBy ?? [], experimentIds ?? [], view, atOnce);
        do
        {
            var page = await SearchPageAsync(search, cancellationToken);
            foreach (var run in page.Runs)
            {
                yield return run;
            }

            search = search with { PageToken = page.NextPageToken };
        }
        while (search.PageToken is not null);
    }

    /// <summary>
    /// The first runs that match a query, and then what comes, changes and goes among them, for as long as it is enumerated. Looks every <see cref="WatchOptions.PollInterval"/>: nothing tells that a run somewhere has changed.
    /// Survives timeouts and restarts of the server without losing or repeating a change: several changes of one run may arrive as one. A slow reader slows the looking and nothing else.
    /// Ends with <see cref="OperationCanceledException"/> when cancelled.
    /// </summary>
    /// <param name="search">What is looked for; at most its <see cref="RunSearch.MaxResults"/> runs, the first ones in its order, are watched.</param>
    /// <param name="after">The last update's <see cref="RunQueryUpdate.State"/>, of this watch or one of another process; null for all that match.</param>
    /// <param name="options">How to watch; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="InvalidSpecException">The query or a key is wrong; the message names the column.</exception>
    public IAsyncEnumerable<RunQueryUpdate> WatchAsync(RunSearch search, RunQueryState? after = null, WatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        var pull = new RunQueryPull(_grains.GetGrain<ICatalogGrain>(_workspace), search, after);
        return Watcher.FollowAsync(null, pull.NextAsync, options ?? WatchOptions.Default, _time, cancellationToken);
    }

    /// <summary>The runs that match, in groups by what they have in common: the largest first.</summary>
    /// <exception cref="InvalidSpecException">The query or a field is wrong; the message names the column.</exception>
    public Task<IReadOnlyList<RunGroup>> GroupAsync(RunGrouping grouping, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).GroupRunsAsync(grouping, cancellationToken);
}
