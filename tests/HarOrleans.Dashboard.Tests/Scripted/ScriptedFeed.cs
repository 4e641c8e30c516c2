using System.Runtime.CompilerServices;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>A feed that tells its listeners at once.</summary>
internal sealed class ScriptedFeed : IFeedGrain
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _latest;

    public Task PublishAsync(long sequence, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _latest = Math.Max(_latest, sequence);
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
        return Task.CompletedTask;
    }

    public Task TouchAsync(CancellationToken cancellationToken = default) => PublishAsync(_latest + 1, cancellationToken);

    public async IAsyncEnumerable<long> WatchAsync(long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed;
            long latest;
            lock (_lock)
            {
                (changed, latest) = (_changed.Task, _latest);
            }

            if (latest > afterSequence)
            {
                afterSequence = latest;
                yield return latest;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }
}
