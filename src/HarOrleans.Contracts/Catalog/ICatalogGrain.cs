namespace HarOrleans.Contracts;

/// <summary>Lists what a workspace owns, from tables: wakes no other grain. Key: the workspace's name.</summary>
[GrainInterfaceType("har.catalog"), Alias("har.catalog")]
public partial interface ICatalogGrain : IGrainWithStringKey
{
    /// <summary>The workspace's studies, latest change first.</summary>
    [Alias("studies")]
    Task<IReadOnlyList<StudySummary>> ListStudiesAsync(int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The workspace's active experiments by id.</summary>
    [Alias("experiments")]
    Task<IReadOnlyList<ExperimentInfo>> ListExperimentsAsync(int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The workspace's experiments by id, active ones, deleted ones or both.</summary>
    [Alias("experiments-of-view")]
    Task<IReadOnlyList<ExperimentInfo>> ListExperimentsAsync(ViewType view, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The workspace's logged models, newest first; of one experiment, or of all where null.</summary>
    [Alias("models")]
    Task<IReadOnlyList<LoggedModel>> ListLoggedModelsAsync(long? experimentId, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The workspace's registered models by name.</summary>
    [Alias("registered-models")]
    Task<IReadOnlyList<ModelSummary>> ListModelsAsync(int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Under which names and versions the workspace's registry has models of a run.</summary>
    [Alias("registrations")]
    Task<IReadOnlyList<ModelRegistration>> ListRegistrationsAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>The workspace's runs, newest first; of one experiment, or of all where null. Without deleted ones and those of deleted experiments.</summary>
    [Alias("runs")]
    Task<IReadOnlyList<RunInfo>> ListRunsAsync(long? experimentId, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The workspace's runs that belong to a run, in the order in which they were made.</summary>
    [Alias("children")]
    Task<IReadOnlyList<RunInfo>> ListChildRunsAsync(string parentRunId, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The data sets that the workspace's runs used, by name and version, without schema and profile.</summary>
    [Alias("datasets")]
    Task<IReadOnlyList<DatasetEntry>> ListDatasetsAsync(int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>A data set of the workspace, with schema and profile; null where there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="digest">Its digest, or null for any.</param>
    /// <param name="version">Its version, or null for any. With neither it is the latest of the name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("dataset")]
    Task<DatasetEntry?> FindDatasetAsync(string name, string? digest, int? version, CancellationToken cancellationToken = default);
}
