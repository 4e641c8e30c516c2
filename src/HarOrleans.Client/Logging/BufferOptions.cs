namespace HarOrleans.Client;

/// <summary>How what is logged waits for the server.</summary>
public sealed class BufferOptions
{
    internal static BufferOptions Default { get; } = new();

    /// <summary>Most points, or lines, that wait; at least 1. Default 100,000, about 8 MB of points.</summary>
    public int Capacity { get; init; } = 100_000;

    /// <summary>Most of them that one call stores; 1 to 100,000. Default 10,000.</summary>
    public int BatchSize { get; init; } = 10_000;

    /// <summary>How long the first of them waits for others, unless a batch is full sooner. Default 250 milliseconds.</summary>
    public TimeSpan FlushEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>What happens beyond the capacity. Default <see cref="WhenFull.Drop"/>.</summary>
    public WhenFull WhenFull { get; init; }

    /// <summary>First pause after a call that failed; doubles up to <see cref="LongestPause"/>. Default 250 milliseconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest pause between two tries. Default 10 seconds.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long disposing waits for the rest to be stored. Default 30 seconds.</summary>
    public TimeSpan DisposeTimeout { get; init; } = TimeSpan.FromSeconds(30);

    internal BufferOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BatchSize, Contracts.RunLimits.Points);
        ArgumentOutOfRangeException.ThrowIfLessThan(FlushEvery, TimeSpan.Zero);
        return this;
    }

    internal TimeSpan DelayAfter(int failures)
    {
        var doubled = RetryDelay * Math.Pow(2, Math.Min(failures, 20));
        return doubled < LongestPause ? doubled : LongestPause;
    }
}
