using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>Catalog rows: what people list and search. Written by the projector, read by lists.</summary>
public interface ICatalogStore
{
    /// <summary>Writes a study's row, unless a later version is there.</summary>
    Task PutStudyAsync(StudyEntry entry, long version, CancellationToken cancellationToken = default);

    /// <summary>Takes a deleted study's row away, if it is there.</summary>
    Task RemoveStudyAsync(long studyId, CancellationToken cancellationToken = default);

    /// <summary>Writes an experiment's row, unless a later version is there.</summary>
    Task PutExperimentAsync(ExperimentInfo entry, long version, CancellationToken cancellationToken = default);

    /// <summary>Studies of a workspace with their counts and best values, latest change first.</summary>
    Task<IReadOnlyList<StudySummary>> ListStudiesAsync(string workspace, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Takes a purged experiment's row away, if it is there.</summary>
    Task RemoveExperimentAsync(long experimentId, CancellationToken cancellationToken = default);

    /// <summary>Experiments of a workspace by id.</summary>
    Task<IReadOnlyList<ExperimentInfo>> ListExperimentsAsync(string workspace, ViewType view, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The name of a study that belongs to an experiment, or null where there is none.</summary>
    Task<string?> FindStudyOfExperimentAsync(long experimentId, CancellationToken cancellationToken = default);

    /// <summary>A study's name; null where there is no such study.</summary>
    Task<string?> FindStudyNameAsync(long studyId, CancellationToken cancellationToken = default);

    /// <summary>Writes a registered model's row and those of its versions, unless a later version of the row is there.</summary>
    Task PutModelAsync(ModelInfo entry, long version, CancellationToken cancellationToken = default);

    /// <summary>Registered models of a workspace by name.</summary>
    Task<IReadOnlyList<ModelSummary>> ListModelsAsync(string workspace, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Versions of a workspace's registered models that a run made, by name and version.</summary>
    Task<IReadOnlyList<ModelRegistration>> ListRegistrationsAsync(string workspace, string runId, CancellationToken cancellationToken = default);

    /// <summary>Active runs of a workspace, newest first.</summary>
    Task<IReadOnlyList<RunInfo>> ListRunsAsync(string workspace, long? experimentId, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Active runs of a workspace that belong to a run, in the order in which they were made.</summary>
    Task<IReadOnlyList<RunInfo>> ListChildRunsAsync(string workspace, string parentRunId, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Data sets of a workspace by name and version, without schema and profile.</summary>
    Task<IReadOnlyList<DatasetEntry>> ListDatasetsAsync(string workspace, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The latest data set of a workspace that has this name and, where they are given, this digest and version; with schema and profile, or null.</summary>
    Task<DatasetEntry?> FindDatasetAsync(string workspace, string name, string? digest, int? version, CancellationToken cancellationToken = default);

    /// <summary>Studies of all workspaces that have something to do: whose phase is Running or Deleted.</summary>
    Task<IReadOnlyList<long>> ListRunningStudiesAsync(CancellationToken cancellationToken = default);
}
