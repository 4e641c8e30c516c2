namespace HarOrleans.Data.Acquisition;

/// <summary>
/// Cancels a connection that brings too little: a server that sends a byte now and then keeps every single read alive, so what counts is an
/// amount within a time.
/// </summary>
internal sealed class StallWatch : IDisposable
{
    private const int Enough = 1 << 16;

    private readonly TimeSpan _timeout;
    private readonly CancellationTokenSource _stalled;
    private readonly CancellationTokenSource _either;
    private int _came;

    internal StallWatch(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        _timeout = timeout;
        _stalled = new CancellationTokenSource(timeout, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_stalled.Token, cancellationToken);
    }

    /// <summary>Cancelled where too little comes, or the caller cancels.</summary>
    internal CancellationToken Token => _either.Token;

    /// <summary>Whether too little came.</summary>
    internal bool HasStalled => _stalled.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _stalled.Dispose();
    }

    /// <summary>Counts bytes; enough of them give a new allowance of time.</summary>
    internal void Came(int bytes)
    {
        _came += bytes;
        if (_came >= Enough)
        {
            _came = 0;
            _stalled.CancelAfter(_timeout);
        }
    }
}
