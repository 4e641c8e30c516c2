using HarOrleans.Client;

namespace HarOrleans.Dashboard;

/// <summary>Whether everything that the circuit's page follows gets through; shown as the live dot.</summary>
internal sealed class LiveStatus
{
    private readonly HashSet<object> _broken = [];

    public event Action? Changed;

    public bool IsLive => _broken.Count == 0;

    public void Report(object source, WatchState state)
    {
        if (state == WatchState.Live ? _broken.Remove(source) : _broken.Add(source))
        {
            Changed?.Invoke();
        }
    }

    /// <summary>The source is gone: whatever it said does not count any more.</summary>
    public void Forget(object source) => Report(source, WatchState.Live);
}
