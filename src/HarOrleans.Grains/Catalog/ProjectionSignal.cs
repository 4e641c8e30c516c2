namespace HarOrleans.Grains;

/// <summary>Wakes this silo's projector when one of its grains has written a state, so that lists follow at once.</summary>
internal sealed class ProjectionSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Dispose() => _raised.Dispose();

    internal void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Raised already, and not seen yet: one look finds both writes.
        }
    }

    internal Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _raised.WaitAsync(atMost, cancellationToken);
}
