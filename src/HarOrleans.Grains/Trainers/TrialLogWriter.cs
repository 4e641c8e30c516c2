using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>
/// An attempt's lines on their way to the run's log: gathered on any thread, sent twice a second from a timer. Never holds the training up and never fails it; what cannot be sent for long is dropped
/// in the middle, and the log says how much.
/// </summary>
internal sealed class TrialLogWriter : IDisposable
{
    private const int MostWaiting = 20_000;
    private const int AtOnce = 1_000;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    private readonly IRunGrain _run;
    private readonly int _attempt;
    private readonly string _source;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly List<LogEntry> _waiting = [];
    private readonly ITimer _timer;
    private long _sent;
    private int _dropped;
    private bool _over;

    internal TrialLogWriter(IRunGrain run, int attempt, TimeProvider time)
    {
        (_run, _attempt, _source, _time) = (run, attempt, FormattableString.Invariant($"attempt {attempt}"), time);
        _timer = time.CreateTimer(_ => _ = SendAsync(CancellationToken.None), null, Every, Every);
    }

    /// <summary>Takes a line; a long one in parts.</summary>
    internal void Write(RunLogLevel level, string text)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (_gate)
        {
            foreach (var part in text.Chunk(LogBatch.LineLength).DefaultIfEmpty([]))
            {
                if (_waiting.Count >= MostWaiting)
                {
                    _dropped++;
                }
                else
                {
                    _waiting.Add(new(now, level, new string(part)));
                }
            }
        }
    }

    /// <summary>Sends what waits, after what is being sent. Waits half a second for it at most: nothing is held up by its log for longer.</summary>
    internal void SendAll()
    {
        if (_sending.Wait(Patience))
        {
            _sending.Release();
            _ = SendAsync(CancellationToken.None).Wait(Patience);
        }
    }

    /// <summary>Sends what waits; where that fails it goes with the next.</summary>
    internal async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_over || !await _sending.WaitAsync(0, cancellationToken))
        {
            return;
        }

        try
        {
            while (Next() is { Lines.Count: > 0 } batch)
            {
                await _run.AppendLogAsync(batch, cancellationToken);
                lock (_gate)
                {
                    _waiting.RemoveRange(0, batch.Lines.Count);
                    _sent += batch.Lines.Count;
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

    public void Dispose()
    {
        _over = true;
        _timer.Dispose();
    }

    private LogBatch Next()
    {
        lock (_gate)
        {
            if (_dropped > 0 && _waiting.Count < MostWaiting)
            {
                _waiting.Add(new(_time.GetUtcNow().ToUnixTimeMilliseconds(), RunLogLevel.Warning, FormattableString.Invariant($"{_dropped} lines were dropped here: the log could not be stored for too long.")));
                _dropped = 0;
            }

            var length = 0;
            return new(_attempt, _source, _sent, [.. _waiting.Take(AtOnce).TakeWhile(line => (length += line.Text.Length) <= LogBatch.BatchLength)]);
        }
    }
}
