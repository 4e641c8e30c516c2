using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Orleans.Concurrency;

namespace HarOrleans.Grains;

/// <summary>Answers lists from the catalog's tables.</summary>
[StatelessWorker]
[RequireSiloRole(SiloRoles.Control)]
[GrainType("catalog")]
internal sealed class CatalogGrain(ICatalogStore catalog, ILoggedModelStore models, ISearchStore search, TimeProvider time) : Grain, ICatalogGrain
{
    private const int MaxTake = 1000;

    public Task<IReadOnlyList<StudySummary>> ListStudiesAsync(int skip, int take, CancellationToken cancellationToken)
    {
        CheckPage(skip, take);
        return catalog.ListStudiesAsync(this.GetPrimaryKeyString(), skip, take, cancellationToken);
    }

    public Task<IReadOnlyList<ExperimentInfo>> ListExperimentsAsync(int skip, int take, CancellationToken cancellationToken) =>
        ListExperimentsAsync(ViewType.ActiveOnly, skip, take, cancellationToken);

    public Task<IReadOnlyList<ExperimentInfo>> ListExperimentsAsync(ViewType view, int skip, int take, CancellationToken cancellationToken)
    {
        CheckPage(skip, take);
        return catalog.ListExperimentsAsync(this.GetPrimaryKeyString(), view, skip, take, cancellationToken);
    }

    public Task<IReadOnlyList<LoggedModel>> ListLoggedModelsAsync(long? experimentId, int skip, int take, CancellationToken cancellationToken)
    {
        CheckPage(skip, take);
        return models.ListAsync(this.GetPrimaryKeyString(), experimentId, skip, take, cancellationToken);
    }

    public Task<IReadOnlyList<ModelSummary>> ListModelsAsync(int skip, int take, CancellationToken cancellationToken)
    {
        CheckPage(skip, take);
        return catalog.ListModelsAsync(this.GetPrimaryKeyString(), skip, take, cancellationToken);
    }

    public Task<IReadOnlyList<ModelRegistration>> ListRegistrationsAsync(string runId, CancellationToken cancellationToken) =>
        catalog.ListRegistrationsAsync(this.GetPrimaryKeyString(), runId, cancellationToken);

    public Task<IReadOnlyList<RunInfo>> ListRunsAsync(long? experimentId, int skip, int take, CancellationToken cancellationToken)
    {
        CheckPage(skip, take);
        return catalog.ListRunsAsync(this.GetPrimaryKeyString(), experimentId, skip, take, cancellationToken);
    }

    public Task<IReadOnlyList<RunInfo>> ListChildRunsAsync(string parentRunId, int skip, int take, CancellationToken cancellationToken)
    {
        CheckPage(skip, take);
        return catalog.ListChildRunsAsync(this.GetPrimaryKeyString(), parentRunId, skip, take, cancellationToken);
    }

    public Task<IReadOnlyList<DatasetEntry>> ListDatasetsAsync(int skip, int take, CancellationToken cancellationToken)
    {
        CheckPage(skip, take);
        return catalog.ListDatasetsAsync(this.GetPrimaryKeyString(), skip, take, cancellationToken);
    }

    public Task<DatasetEntry?> FindDatasetAsync(string name, string? digest, int? version, CancellationToken cancellationToken) =>
        catalog.FindDatasetAsync(this.GetPrimaryKeyString(), name, digest, version, cancellationToken);

    public Task<RunSearchPage> SearchRunsAsync(RunSearch runs, CancellationToken cancellationToken) =>
        search.SearchRunsAsync(this.GetPrimaryKeyString(), runs, time.GetUtcNow(), cancellationToken);

    public Task<ExperimentSearchPage> SearchExperimentsAsync(ExperimentSearch experiments, CancellationToken cancellationToken) =>
        search.SearchExperimentsAsync(this.GetPrimaryKeyString(), experiments, time.GetUtcNow(), cancellationToken);

    public Task<IReadOnlyList<RunGroup>> GroupRunsAsync(RunGrouping grouping, CancellationToken cancellationToken) =>
        search.GroupRunsAsync(this.GetPrimaryKeyString(), grouping, time.GetUtcNow(), cancellationToken);

    private static void CheckPage(int skip, int take)
    {
        List<string> errors = [];
        if (skip < 0)
        {
            errors.Add($"skip = {skip} must be at least 0.");
        }

        if (take is < 1 or > MaxTake)
        {
            errors.Add($"take = {take} must be between 1 and {MaxTake}.");
        }

        if (errors.Count > 0)
        {
            throw new InvalidSpecException(errors);
        }
    }
}
