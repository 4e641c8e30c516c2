using HarOrleans.Contracts;
using HarOrleans.SystemMetrics;

namespace HarOrleans.Grains;

/// <summary>
/// An attempt's samples of the machine on their way to its run, from a timer. Never holds the training up and never fails it: what cannot be sent goes with the next, the oldest are dropped where that takes long.
/// </summary>
internal sealed class TrialSystemMetrics : IDisposable
{
    /// <summary>Below all numbers of the training's own points, so that an attempt that goes on from a checkpoint hides none: the machine did what it did.</summary>
    private const long FirstSequence = -(1L << 40);

    private const int MostWaiting = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly Dictionary<string, string> None = [];

    private readonly IRunGrain _run;
    private readonly int _attempt;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly List<MetricPoint> _waiting = [];
    private readonly SystemMonitor? _monitor;
    private long _sequence = FirstSequence;
    private bool _over;

    /// <summary>Begins to sample, unless it is turned off.</summary>
    internal TrialSystemMetrics(IRunGrain run, int attempt, TrainerOptions options, TimeProvider time)
    {
        (_run, _attempt, _time) = (run, attempt, time);
        _monitor = options.SystemMetricsEvery is { } every ? new(new SystemSampler(options.Disk), every, time, Take) : null;
    }

    /// <summary>Takes a last sample and sends what waits; half a second at most.</summary>
    internal void Finish()
    {
        _monitor?.Finish();
        if (_sending.Wait(Patience))
        {
            _sending.Release();
            _ = SendAsync().Wait(Patience);
        }
    }

    public void Dispose()
    {
        _over = true;
        _monitor?.Dispose();
    }

    private void Take(IReadOnlyList<KeyValuePair<string, double>> sample, long step)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (_gate)
        {
            _waiting.AddRange(sample.Select(figure => new MetricPoint(figure.Key, _sequence++, step, figure.Value, now)));
            if (_waiting.Count > MostWaiting)
            {
                _waiting.RemoveRange(0, _waiting.Count - MostWaiting);
            }
        }

        _ = SendAsync();
    }

    private async Task SendAsync()
    {
        if (_over || !await _sending.WaitAsync(0))
        {
            return;
        }

        try
        {
            MetricPoint[] points;
            lock (_gate)
            {
                points = [.. _waiting];
            }

            if (points.Length > 0)
            {
                await _run.LogAsync(new RunBatch(_attempt, points, None, None));
                lock (_gate)
                {
                    _waiting.RemoveAll(point => point.Sequence <= points[^1].Sequence);
                }
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The attempt's own calls tell what is wrong; an attempt that is over logs no more.
            _over = fault is FencedException or InvalidSpecException;
        }
        finally
        {
            _sending.Release();
        }
    }
}
