using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <content>What the pages do not call.</content>
internal sealed partial class ScriptedStudy
{
    public Task<StudySnapshot> RenameAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task DeleteAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<StudySnapshot> SetAttributesAsync(
        IReadOnlyDictionary<string, string>? user, IReadOnlyDictionary<string, string>? system, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<StudySnapshot> SetMetricNamesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<AskAnswer> AskAsync(AskRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task MoveTrialFirstAsync(int number, CancellationToken cancellationToken = default) => har.Lists.MoveFirst(id, number);

    public Task CancelTrialAsync(int number, CancellationToken cancellationToken = default)
    {
        Cancelled.Add(number);
        return Task.CompletedTask;
    }

    public List<int> Cancelled { get; } = [];

    public Task<DateTimeOffset> RenewAsync(int number, int attempt, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<int?> EnqueueAsync(EnqueueRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<int> AddTrialsAsync(string requestId, IReadOnlyList<FrozenTrial> templates, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task SetTrialConstraintsAsync(int number, int attempt, IReadOnlyDictionary<string, double> constraints, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
