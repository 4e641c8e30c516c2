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

    /// <summary>The runs that match, in groups by what they have in common: the largest first.</summary>
    /// <exception cref="InvalidSpecException">The query or a field is wrong; the message names the column.</exception>
    public Task<IReadOnlyList<RunGroup>> GroupAsync(RunGrouping grouping, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).GroupRunsAsync(grouping, cancellationToken);
}
