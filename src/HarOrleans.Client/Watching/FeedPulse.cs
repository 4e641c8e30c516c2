using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>
/// Listens to a feed in the background, through its faults, and wakes the watch. It only shortens waits: a watch whose feed is dead still
/// looks every poll interval, and so does one that has none.
/// </summary>
internal sealed class FeedPulse(IFeedGrain? feed, WatchOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private TaskCompletionSource _signal = NewSignal();
    private Task? _listening;
    private long _latest;

    /// <summary>The newest sequence heard of.</summary>
    public long Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    /// <summary>Returns when a sequence newer than the noticed one is heard of, or after the poll interval.</summary>
    public async Task WaitAsync(long noticed, long sequence, CancellationToken cancellationToken)
    {
        Task signal;
        lock (_lock)
        {
            _latest = Math.Max(_latest, sequence);
            _listening ??= feed is null ? Task.CompletedTask : ListenAsync(feed, _end.Token);
            if (_latest > Math.Max(noticed, sequence))
            {
                return;
            }

            signal = _signal.Task;
        }

        try
        {
            await signal.WaitAsync(options.PollInterval, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing was heard: look anyway.
        }
    }

    /// <summary>Ends the listening without waiting for it: closing an enumeration of a silo that is gone would take a call's whole timeout.</summary>
    public async ValueTask DisposeAsync() => await _end.CancelAsync();

    private async Task ListenAsync(IFeedGrain heard, CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var failures = 0; !cancellationToken.IsCancellationRequested; failures++)
        {
            try
            {
                await foreach (var sequence in heard.WatchAsync(Latest, cancellationToken).WithCancellation(cancellationToken))
                {
                    failures = 0;
                    Hear(sequence);
                }
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The feed is a convenience: whatever happened to it, the pull's own calls tell whether the server is there.
            }

            await Task.Delay(options.DelayAfter(failures), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Hear(long sequence)
    {
        TaskCompletionSource signal;
        lock (_lock)
        {
            if (sequence <= _latest)
            {
                return;
            }

            _latest = sequence;
            signal = _signal;
            _signal = NewSignal();
        }

        signal.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
