using System.Collections.Concurrent;
using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>
/// Logs a run's metrics without holding the work up: points wait in a bounded buffer and are stored in batches from the background. What a flush, or disposing, has acknowledged is durable. A call that fails is
/// repeated under the same sequence numbers until the server answers, through its restarts, so that no point is lost or doubled. Safe to use from many threads; each metric keeps the order of one thread.
/// </summary>
/// <remarks>Beyond <see cref="BufferOptions.Capacity"/> points are dropped and counted, or the caller waits, as <see cref="BufferOptions.WhenFull"/> says. A process that dies loses what was not flushed.</remarks>
public sealed class MetricLogger : IAsyncDisposable
{
    private static readonly Dictionary<string, string> None = [];

    private readonly IRunGrain _run;
    private readonly TimeProvider _time;
    private readonly SendQueue<Sample> _queue;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly string _source;
    private long _told;
    private long _notes;

    internal MetricLogger(IRunGrain run, int writer, BufferOptions options, TimeProvider time)
    {
        (_run, _time) = (run, time);

        // Each logger has a range of numbers of its own, so that two of one run, or one after a restart, never take each other's points for their own.
        var first = UniqueSequence.New();
        _source = string.Create(CultureInfo.InvariantCulture, $"metrics {first:x}");
        _queue = new("metric points", options, time, async (before, samples, cancellationToken) =>
        {
            MetricPoint[] points = [.. samples.Select((sample, i) => new MetricPoint(sample.Key, first + before + i, sample.Step, sample.Value, sample.TimeMs))];
            await run.LogAsync(new RunBatch(writer, points, None, None), cancellationToken);
            await TellDroppedAsync(writer, cancellationToken);
        });
    }

    /// <summary>Points that are stored.</summary>
    public long Stored => _queue.Stored;

    /// <summary>Points that were not taken, as the buffer was full or the logger had ended.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>What ended the logger for good: the run is gone, the attempt is over; null while it goes on.</summary>
    public Exception? Fault => _queue.Fault;

    /// <summary>Takes a point, and returns at once.</summary>
    /// <param name="key">The metric.</param>
    /// <param name="value">The value; NaN and the infinities are stored as they are.</param>
    /// <param name="step">The step; steps may repeat and go back.</param>
    /// <returns>False where it was not taken (<see cref="Dropped"/>).</returns>
    /// <exception cref="InvalidSpecException">The key is none; see <see cref="RunLimits"/>.</exception>
    public bool Log(string key, double value, long step = 0)
    {
        Check(key);
        return _queue.TryAdd(new Sample(key, step, value, _time.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    /// <summary>Takes points of one step, all or none, and returns at once.</summary>
    /// <param name="values">The values by metric.</param>
    /// <param name="step">The step.</param>
    /// <returns>False where they were not taken.</returns>
    /// <exception cref="InvalidSpecException">A key is none; see <see cref="RunLimits"/>.</exception>
    public bool Log(IReadOnlyCollection<KeyValuePair<string, double>> values, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(values);
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (key, _) in values)
        {
            Check(key);
        }

        return _queue.TryAdd([.. values.Select(pair => new Sample(pair.Key, step, pair.Value, now))]);
    }

    /// <summary>Returns when every point that was taken before is durable.</summary>
    /// <exception cref="NotStoredException">The logger has ended, and points were left.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _queue.FlushAsync(cancellationToken);

    /// <summary>Takes no more points and returns when all are durable. A second call does nothing.</summary>
    /// <exception cref="NotStoredException">Points could not be stored within <see cref="BufferOptions.DisposeTimeout"/>, or the logger has ended.</exception>
    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    private void Check(string key)
    {
        if (!_known.ContainsKey(key))
        {
            if (RunLimits.KeyErrors("metric", key).ToList() is { Count: > 0 } errors)
            {
                throw new InvalidSpecException(errors);
            }

            _known.TryAdd(key, true);
        }
    }

    private async Task TellDroppedAsync(int writer, CancellationToken cancellationToken)
    {
        if (Dropped - _told is > 0 and var missing)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{missing} metric points were dropped before here: they could not be stored for too long, and the buffer was full.");
            var line = new LogEntry(_time.GetUtcNow().ToUnixTimeMilliseconds(), RunLogLevel.Warning, text);
            await _run.AppendLogAsync(new LogBatch(writer, _source, _notes, [line]), cancellationToken);
            (_told, _notes) = (_told + missing, _notes + 1);
        }
    }

    private readonly record struct Sample(string Key, long Step, double Value, long TimeMs);
}
