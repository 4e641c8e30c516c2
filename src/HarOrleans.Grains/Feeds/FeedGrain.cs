using System.Runtime.CompilerServices;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>
/// Holds the latest sequence of one subject and wakes its watchers. Nothing durable: a missed notice is made up by the next. What watchers get runs ahead of the
/// subject's sequence where something changed that it does not count, so that every notice is a larger number.
/// </summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("feed")]
internal sealed class FeedGrain : Grain, IFeedGrain
{
    private long _published;
    private long _latest;
    private TaskCompletionSource _changed = NewSignal();

    public Task PublishAsync(long sequence, CancellationToken cancellationToken)
    {
        if (sequence > _published)
        {
            _published = sequence;
            Notify(Math.Max(sequence, _latest + 1));
        }

        return Task.CompletedTask;
    }

    public Task TouchAsync(CancellationToken cancellationToken)
    {
        Notify(_latest + 1);
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

    private void Notify(long latest)
    {
        _latest = latest;
        var reached = _changed;
        _changed = NewSignal();
        reached.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
