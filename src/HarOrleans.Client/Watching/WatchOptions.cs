namespace HarOrleans.Client;

/// <summary>How to watch.</summary>
public sealed class WatchOptions
{
    internal static WatchOptions Default { get; } = new();

    /// <summary>
    /// How long to go without a notice before looking anyway: notices can be lost while a silo restarts. Default 3 seconds.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>First pause after a failed read; doubles up to <see cref="PollInterval"/>. Default 250 milliseconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Called when the state changes, with the fault where it is one; on the thread of the watch. Default nothing.</summary>
    public Action<WatchState, Exception?>? OnState { get; init; }

    internal TimeSpan DelayAfter(int failures)
    {
        var doubled = RetryDelay * Math.Pow(2, Math.Min(failures, 10));
        return doubled < PollInterval ? doubled : PollInterval;
    }
}
