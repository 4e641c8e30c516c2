namespace HarOrleans.SystemMetrics;

/// <summary>Samples on a timer: after a second, then every interval. Disposing ends it.</summary>
public sealed class SystemMonitor : IDisposable
{
    /// <summary>MLflow's interval.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(10);

    /// <summary>The shortest interval.</summary>
    public static readonly TimeSpan LeastInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    private readonly SystemSampler _sampler;
    private readonly TimeProvider _time;
    private readonly Action<IReadOnlyList<KeyValuePair<string, double>>, long> _log;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private long _sampledAt;
    private long _step;
    private bool _over;

    /// <summary>Begins.</summary>
    /// <param name="sampler">Reads the figures.</param>
    /// <param name="every">The interval, at least <see cref="LeastInterval"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Takes a sample and its number, from 0; must not throw or take long.</param>
    public SystemMonitor(SystemSampler sampler, TimeSpan every, TimeProvider time, Action<IReadOnlyList<KeyValuePair<string, double>>, long> log)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, LeastInterval);
        (_sampler, _time, _log, _sampledAt) = (sampler, time, log, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Sample(), null, First, every);
    }

    /// <summary>Takes a last sample, unless the last one is less than a second old, and ends.</summary>
    public void Finish()
    {
        if (_time.GetElapsedTime(_sampledAt) >= First)
        {
            Sample();
        }

        Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _over = true;
        }
    }

    private void Sample()
    {
        lock (_gate)
        {
            if (!_over)
            {
                _sampledAt = _time.GetTimestamp();
                _log(_sampler.Sample(), _step++);
            }
        }
    }
}
