using System.Runtime.CompilerServices;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>
/// The one loop of every watch: pull what is new, then wait for a notice or the poll interval. What was read lives in the pull alone and moves
/// on only when a read succeeds, so a reconnect neither loses nor repeats anything.
/// </summary>
internal static class Watcher
{
    public static async IAsyncEnumerable<T> FollowAsync<T>(
        IFeedGrain? feed,
        Func<CancellationToken, Task<Pulled<T>>> pull,
        WatchOptions options,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var pulse = new FeedPulse(feed, options, time);
        WatchState? state = null;
        var failures = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Only a notice newer than the pull's start asks for another pull: a filtered read may rightly stay behind the feed for ever.
            var noticed = pulse.Latest;
            Pulled<T> pulled;
            try
            {
                pulled = await pull(cancellationToken);
            }
            catch (Exception fault) when (IsPassing(fault, cancellationToken))
            {
                Tell(options, ref state, WatchState.Reconnecting, fault);
                await Task.Delay(options.DelayAfter(failures++), time, cancellationToken);
                continue;
            }

            failures = 0;
            Tell(options, ref state, WatchState.Live, null);
            if (pulled.Item is { } item)
            {
                yield return item;
            }

            if (!pulled.More)
            {
                await pulse.WaitAsync(noticed, pulled.Sequence, cancellationToken);
            }
        }
    }

    /// <summary>Errors on purpose are final, and so is the caller's own cancellation; anything else is a fault of the moment.</summary>
    internal static bool IsPassing(Exception fault, CancellationToken cancellationToken) =>
        fault is not HarException && !cancellationToken.IsCancellationRequested;

    private static void Tell(WatchOptions options, ref WatchState? state, WatchState now, Exception? fault)
    {
        if (state != now)
        {
            state = now;
            options.OnState?.Invoke(now, fault);
        }
    }
}
