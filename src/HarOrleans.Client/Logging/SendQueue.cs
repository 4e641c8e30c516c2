using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>
/// Stores what many threads log, in the background and in order. A batch is sent again under the same numbers until it is acknowledged, so nothing is lost and nothing doubled; errors that a repetition cannot
/// cure (the run is gone, the attempt is over, a limit) end it.
/// </summary>
internal sealed class SendQueue<T> : IAsyncDisposable
{
    private readonly string _what;
    private readonly BufferOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<long, T[], CancellationToken, Task> _store;
    private readonly BoundedBuffer<T> _buffer;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<(long Target, TaskCompletionSource Done)> _flushes = [];
    private readonly Task _sending;
    private long _stored;
    private bool _over;

    /// <summary>Begins to send.</summary>
    /// <param name="what">What is sent, in words.</param>
    /// <param name="options">How it waits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="store">Stores items; the first number is how many were stored before them.</param>
    internal SendQueue(string what, BufferOptions options, TimeProvider time, Func<long, T[], CancellationToken, Task> store)
    {
        (_what, _options, _time, _store) = (what, options.Checked(), time, store);
        _buffer = new BoundedBuffer<T>(options, time);
        _sending = Task.Run(SendAllAsync);
    }

    internal long Stored => Interlocked.Read(ref _stored);

    internal long Dropped => _buffer.Dropped;

    internal Exception? Fault { get; private set; }

    internal bool TryAdd(params ReadOnlySpan<T> items) => _buffer.TryAdd(items);

    /// <summary>Returns when all that was taken before is stored.</summary>
    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource done;
        lock (_gate)
        {
            var target = _buffer.Taken;
            if (target <= _stored)
            {
                return;
            }

            if (_over)
            {
                throw new NotStoredException(_what, target - _stored, Fault);
            }

            _flushes.Add((target, done = new(TaskCreationOptions.RunContinuationsAsynchronously)));
        }

        _buffer.Hurry();
        await done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Stores what waits; <see cref="NotStoredException"/> where that does not succeed in time. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
        {
            return;
        }

        _buffer.Close(clear: false);
        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(_sending, Task.Delay(_options.DisposeTimeout, _time, waiting.Token));
        await waiting.CancelAsync();
        await _end.CancelAsync();
        if (_buffer.Taken - Stored is > 0 and var left)
        {
            throw new NotStoredException(_what, left, Fault);
        }
    }

    private async Task SendAllAsync()
    {
        while (await _buffer.WaitAsync())
        {
            if (_buffer.Take() is { Length: > 0 } items && !await StoreAsync(items))
            {
                break;
            }
        }

        _buffer.Close(clear: true);
        lock (_gate)
        {
            _over = true;
            foreach (var (target, done) in _flushes)
            {
                done.SetException(new NotStoredException(_what, target - _stored, Fault));
            }

            _flushes.Clear();
        }
    }

    private async Task<bool> StoreAsync(T[] items)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                await _store(_stored, items, _end.Token);
                Reach(items.Length);
                return true;
            }
            catch (Exception) when (_end.IsCancellationRequested)
            {
                return false;
            }
            catch (HarException fault) when (fault is FencedException or InvalidSpecException or NotFoundException or ConflictException)
            {
                Fault = fault;
                return false;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // It may have been stored: the same numbers say so to the server when it comes again.
                await Task.Delay(_options.DelayAfter(failures), _time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Reach(int more)
    {
        lock (_gate)
        {
            _stored += more;
            foreach (var (_, done) in _flushes.Where(flush => flush.Target <= _stored))
            {
                done.SetResult();
            }

            _flushes.RemoveAll(flush => flush.Target <= _stored);
        }
    }
}
