using System.Runtime.CompilerServices;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>Holds the latest sequence of one subject and wakes its watchers. Nothing durable: a missed notice is made up by the next.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("feed")]
internal sealed class FeedGrain : Grain, IFeedGrain
{
    private long _latest;
    private TaskCompletionSource _changed = NewSignal();

    public Task PublishAsync(long sequence, CancellationToken cancellationToken)
    {
        if (sequence > _latest)
        {
            _latest = sequence;
            var reached = _changed;
            _changed = NewSignal();
            reached.SetResult();
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<long> WatchAsync(long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_latest > afterSequence)
            {
                afterSequence = _latest;
                yield return afterSequence;
            }
            else
            {
                await _changed.Task.WaitAsync(cancellationToken);
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
