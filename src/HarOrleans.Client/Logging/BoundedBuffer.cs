namespace HarOrleans.Client;

/// <summary>What waits to be sent, in the order in which it was taken. Many threads add, one takes.</summary>
internal sealed class BoundedBuffer<T>(BufferOptions options, TimeProvider time)
{
    private readonly object _gate = new();
    private readonly Queue<T> _items = [];
    private TaskCompletionSource _any = NewSignal();
    private TaskCompletionSource _hurry = NewSignal();
    private bool _closed;

    /// <summary>How many were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>How many were not.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes items, all or none; false where there is no room, or nothing is taken any more.</summary>
    public bool TryAdd(ReadOnlySpan<T> items)
    {
        lock (_gate)
        {
            while (!_closed && options.WhenFull == WhenFull.Wait && _items.Count > 0 && _items.Count + items.Length > options.Capacity)
            {
                Monitor.Wait(_gate);
            }

            if (_closed || (_items.Count > 0 && _items.Count + items.Length > options.Capacity) || (options.WhenFull == WhenFull.Drop && items.Length > options.Capacity))
            {
                Dropped += items.Length;
                return false;
            }

            foreach (var item in items)
            {
                _items.Enqueue(item);
            }

            Taken += items.Length;
            _any.TrySetResult();
            if (_items.Count >= options.BatchSize)
            {
                _hurry.TrySetResult();
            }

            return true;
        }
    }

    /// <summary>Returns when something is to be sent, true, or when nothing ever will be, false.</summary>
    public async Task<bool> WaitAsync()
    {
        Task any, hurry;
        lock (_gate)
        {
            (any, hurry) = (_any.Task, _hurry.Task);
        }

        await any;
        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(hurry, Task.Delay(options.FlushEvery, time, waiting.Token));
        await waiting.CancelAsync();
        lock (_gate)
        {
            return _items.Count > 0 || !_closed;
        }
    }

    /// <summary>The next items, at most a batch.</summary>
    public T[] Take()
    {
        lock (_gate)
        {
            var taken = new T[Math.Min(_items.Count, options.BatchSize)];
            for (var i = 0; i < taken.Length; i++)
            {
                taken[i] = _items.Dequeue();
            }

            if (_items.Count == 0 && !_closed)
            {
                _any = _any.Task.IsCompleted ? NewSignal() : _any;
                _hurry = _hurry.Task.IsCompleted ? NewSignal() : _hurry;
            }

            Monitor.PulseAll(_gate);
            return taken;
        }
    }

    /// <summary>Sends at once what waits.</summary>
    public void Hurry()
    {
        lock (_gate)
        {
            if (_items.Count > 0)
            {
                _hurry.TrySetResult();
            }
        }
    }

    /// <summary>Takes nothing more; with <paramref name="clear"/> what waits is given up.</summary>
    public void Close(bool clear)
    {
        lock (_gate)
        {
            _closed = true;
            if (clear)
            {
                _items.Clear();
            }

            _any.TrySetResult();
            _hurry.TrySetResult();
            Monitor.PulseAll(_gate);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
