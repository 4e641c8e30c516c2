namespace HarOrleans.Dashboard;

/// <summary>
/// Holds a circuit to four bursts of updates a second: whoever wants to push waits for the next beat, and all who wait share it. What
/// changes meanwhile is merged, because the watches pull only when they are asked for more.
/// </summary>
internal sealed class CircuitPace(TimeProvider time)
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Returns at the circuit's next beat; at once where it has been quiet.</summary>
    public Task TurnAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_last <= now)
            {
                var isFirst = now - _last >= Beat;
                _last = isFirst ? now : _last + Beat;
            }

            wait = _last - now;
        }

        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
    }
}
