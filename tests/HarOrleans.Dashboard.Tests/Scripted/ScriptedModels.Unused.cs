using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <content>What no page asks for.</content>
internal sealed partial class ScriptedModels
{
    public Task<ExperimentInfo> GetOrCreateExperimentAsync(ExperimentSpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ExperimentInfo> CreateExperimentAsync(ExperimentSpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long?> FindExperimentAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<StudySnapshot> GetOrCreateStudyAsync(StudySpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<StudySnapshot> CreateStudyAsync(StudySpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long?> FindStudyAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelInfo> CreateModelAsync(ModelSpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelInfo> CreateAsync(ModelSpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelVersion> GetVersionAsync(int version, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelVersion> GetVersionByAliasAsync(string alias, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelVersion> GetLatestVersionAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelInfo> SetTagAsync(int? version, string key, string value, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelInfo> DeleteTagAsync(int? version, string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelInfo> DescribeAsync(int? version, string description, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelInfo> RenameAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelInfo> DeleteVersionAsync(int version, string by, string? reason, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task DeleteAsync(string by, string? reason, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
