using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <content>What no page asks for.</content>
internal sealed partial class ScriptedLists
{
    public Task<IReadOnlyList<ExperimentInfo>> ListExperimentsAsync(ViewType view, int skip, int take, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedModel>> ListLoggedModelsAsync(long? experimentId, int skip, int take, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ExperimentSearchPage> SearchExperimentsAsync(ExperimentSearch search, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<RunGroup>> GroupRunsAsync(RunGrouping grouping, CancellationToken cancellationToken = default)
    {
        Groupings.Add(grouping);
        return Answer<IReadOnlyList<RunGroup>>(Groups);
    }

    public Task<ExperimentInfo> RenameAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task DeleteTagAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ExperimentInfo> DeleteAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ExperimentInfo> RestoreAsync(string? name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> PurgeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
