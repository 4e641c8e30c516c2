namespace HarOrleans.Contracts;

/// <summary>Makes and finds what a workspace owns. Key: the workspace's name. Names are claimed in a row of their own before anything is made.</summary>
[GrainInterfaceType("har.workspace"), Alias("har.workspace")]
public interface IWorkspaceGrain : IGrainWithStringKey
{
    /// <summary>Makes an experiment, or returns the one of this name.</summary>
    [Alias("experiment")]
    Task<ExperimentInfo> GetOrCreateExperimentAsync(ExperimentSpec spec, CancellationToken cancellationToken = default);

    /// <summary>Makes an experiment. <see cref="ConflictException"/> where there is one of this name, <see cref="InvalidSpecException"/> listing everything wrong; then nothing is written.</summary>
    [Alias("create-experiment")]
    Task<ExperimentInfo> CreateExperimentAsync(ExperimentSpec spec, CancellationToken cancellationToken = default);

    /// <summary>The id of the active experiment of this name, or null.</summary>
    [Alias("find-experiment")]
    Task<long?> FindExperimentAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a study (and its experiment), or returns the one of this name where it was made with the same settings.
    /// <see cref="StudyMismatchException"/> where it was not, <see cref="InvalidSpecException"/> listing everything wrong; then nothing is written.
    /// </summary>
    [Alias("study")]
    Task<StudySnapshot> GetOrCreateStudyAsync(StudySpec spec, CancellationToken cancellationToken = default);

    /// <summary>Makes a study (and its experiment). <see cref="ConflictException"/> where there is one of this name, <see cref="InvalidSpecException"/> listing everything wrong; then nothing is written.</summary>
    [Alias("create-study")]
    Task<StudySnapshot> CreateStudyAsync(StudySpec spec, CancellationToken cancellationToken = default);

    /// <summary>The id of the study of this name, or null.</summary>
    [Alias("find-study")]
    Task<long?> FindStudyAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Makes a registered model, or returns the one of this name.</summary>
    [Alias("model")]
    Task<ModelInfo> GetOrCreateModelAsync(ModelSpec spec, CancellationToken cancellationToken = default);

    /// <summary>Makes a registered model. <see cref="ConflictException"/> where there is one of this name, <see cref="InvalidSpecException"/> listing everything wrong; then nothing is written.</summary>
    [Alias("create-model")]
    Task<ModelInfo> CreateModelAsync(ModelSpec spec, CancellationToken cancellationToken = default);

    /// <summary>The id of the registered model of this name, or null.</summary>
    [Alias("find-model")]
    Task<long?> FindModelAsync(string name, CancellationToken cancellationToken = default);
}
