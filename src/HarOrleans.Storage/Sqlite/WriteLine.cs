using System.Diagnostics.CodeAnalysis;

namespace HarOrleans.Storage.Sqlite;

/// <summary>Units of work that wait for the one writer. Who waits for them sleeps at once: the queues of the framework look for work before they do, which cost more than many a unit itself.</summary>
internal sealed class WriteLine : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<IWrite> _waiting = [];
    private readonly AutoResetEvent _some = new(false);
    private bool _closed;

    /// <summary>Puts a unit at the end; false once the line is closed.</summary>
    public bool TryAdd(IWrite write)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _waiting.Enqueue(write);
            if (_waiting.Count > 1)
            {
                return true; // the writer has been told, and takes all
            }
        }

        _some.Set();
        return true;
    }

    /// <summary>Takes the first unit, and waits for it; false once the line is closed and empty. For one caller.</summary>
    public bool TryWait([NotNullWhen(true)] out IWrite? write)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.TryDequeue(out write))
                {
                    return true;
                }

                if (_closed)
                {
                    return false;
                }
            }

            _some.WaitOne();
        }
    }

    /// <summary>Takes the first unit, if there is one.</summary>
    public bool TryTake([NotNullWhen(true)] out IWrite? write)
    {
        lock (_gate)
        {
            return _waiting.TryDequeue(out write);
        }
    }

    /// <summary>Takes no more; what is in line stays there for the writer.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _some.Set();
    }

    /// <summary>After the writer has ended.</summary>
    public void Dispose() => _some.Dispose();
}
