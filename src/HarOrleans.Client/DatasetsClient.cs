using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Client;

/// <summary>Lists the data sets that the runs of a workspace used. A data set is registered by the first run that logs it.</summary>
public sealed class DatasetsClient
{
    private readonly IGrainFactory _grains;
    private readonly string _workspace;

    internal DatasetsClient(IGrainFactory grains, string workspace)
    {
        _grains = grains;
        _workspace = workspace;
    }

    /// <summary>Registered data sets by name and version, without schema and profile.</summary>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">Most data sets in the answer; 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<DatasetEntry>> ListAsync(int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListDatasetsAsync(skip, take, cancellationToken);

    /// <summary>The data set of this name and digest, with schema and profile; null where no run used one.</summary>
    /// <param name="name">Its name, e.g. <c>uci-har/train</c>.</param>
    /// <param name="digest">Its whole digest.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<DatasetEntry?> FindAsync(string name, string digest, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).FindDatasetAsync(name, digest, null, cancellationToken);

    /// <summary>A version of the data set of this name, with schema and profile; null where there is none.</summary>
    /// <param name="name">Its name, e.g. <c>uci-har/train</c>.</param>
    /// <param name="version">Its version, from 1; null for the latest.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<DatasetEntry?> FindVersionAsync(string name, int? version = null, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).FindDatasetAsync(name, null, version, cancellationToken);

    /// <summary>
    /// The runs that used a data set, newest first, a page at a time. What for stands in each run's <see cref="RunDetail.Inputs"/>. Deleted runs are left out.
    /// </summary>
    /// <param name="name">The data set's name.</param>
    /// <param name="digest">Its whole digest.</param>
    /// <param name="take">Most runs of a page; 1 to <see cref="RunSearch.MostResults"/>.</param>
    /// <param name="pageToken">Where the page begins: <see cref="RunSearchPage.NextPageToken"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<RunSearchPage> ListRunsAsync(string name, string digest, int take = 100, string? pageToken = null, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).SearchRunsAsync(new RunSearch(RunsQuery(name, digest), ["created desc"], [], MaxResults: take, PageToken: pageToken), cancellationToken);

    /// <summary>The query of the search grammar that finds the runs that used a data set.</summary>
    /// <param name="name">The data set's name.</param>
    /// <param name="digest">Its whole digest.</param>
    public static string RunsQuery(string name, string digest) => $"datasets.name = {new QueryText(name)} and datasets.digest = {new QueryText(digest)}";
}
