using HarOrleans.Contracts;

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
}
