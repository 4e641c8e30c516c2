using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <content>What no page asks for.</content>
internal sealed partial class ScriptedRun
{
    public Task<RunImported> ImportAsync(RunImport run, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task RenameAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task DeleteTagAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task DeleteAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> PurgeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task RestoreAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task MoveAsync(long experimentId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task CopyFromAsync(string sourceRunId, long experimentId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long> ResumeAsync(long? afterStep, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task HeartbeatAsync(TimeSpan lease, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task ExpireAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ArtifactGrant> GrantArtifactAsync(ArtifactRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task DeleteArtifactAsync(string path, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long> AppendLogAsync(LogBatch batch, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
