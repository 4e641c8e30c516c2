using System.Runtime.CompilerServices;
using HarOrleans.Contracts;

namespace HarOrleans.Client.Tests.Faults;

/// <summary>A feed whose enumeration breaks off after each notice, in turn by ending and by throwing.</summary>
internal sealed class BreakingFeed(IFeedGrain real) : IFeedGrain
{
    private static readonly CallCounter Watches = new();

    public Task PublishAsync(long sequence, CancellationToken cancellationToken = default) => real.PublishAsync(sequence, cancellationToken);

    public Task TouchAsync(CancellationToken cancellationToken = default) => real.TouchAsync(cancellationToken);

    public async IAsyncEnumerable<long> WatchAsync(long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var sequence in real.WatchAsync(afterSequence, cancellationToken).WithCancellation(cancellationToken))
        {
            yield return sequence;
            if (Watches.Next() % 2 == 0)
            {
                throw new TimeoutException("the feed broke off");
            }

            yield break;
        }
    }
}
