using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>
/// What an attempt has logged into its run and is not stored yet. The training thread adds to it and stores it with what it does anyway, a checkpoint above all; what nobody has stored for a quarter of a second
/// goes from a timer, so that people see it.
/// </summary>
internal sealed class TrialPoints : IDisposable
{
    private static readonly Dictionary<string, string> NoParams = [];
    private static readonly TimeSpan Within = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);

    private readonly int _attempt;
    private readonly Func<RunBatch, Task> _send;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<MetricPoint> _points = [];
    private readonly Dictionary<string, string> _tags = [];
    private readonly ITimer _timer;
    private FencedException? _fenced;
    private bool _over;

    /// <param name="attempt">Who logs.</param>
    /// <param name="send">Stores a batch; a second time changes nothing.</param>
    /// <param name="time">The clock.</param>
    internal TrialPoints(int attempt, Func<RunBatch, Task> send, TimeProvider time)
    {
        (_attempt, _send) = (attempt, send);
        _timer = time.CreateTimer(_ => _ = SendAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _over = true;
        _timer.Dispose();
    }

    /// <summary>Adds points; how many wait then.</summary>
    internal int Add(IEnumerable<MetricPoint> points) => Change(() => _points.AddRange(points));

    internal void SetTag(string key, string value) => Change(() => _tags[key] = value);

    /// <summary>Stores what waits, once <paramref name="store"/> returns; what it throws leaves all as it was.</summary>
    internal T Store<T>(Func<RunBatch, T> store)
    {
        _turn.Wait();
        try
        {
            var batch = Batch();
            if (RunLimits.BatchErrors(batch).ToArray() is { Length: > 0 } errors)
            {
                throw new InvalidSpecException(errors);
            }

            var answer = store(batch);
            Clear();
            return answer;
        }
        finally
        {
            _turn.Release();
        }
    }

    private int Change(Action change)
    {
        _turn.Wait();
        try
        {
            if (_fenced is { } over)
            {
                throw over;
            }

            if (_points.Count + _tags.Count == 0)
            {
                _timer.Change(Within, Timeout.InfiniteTimeSpan);
            }

            change();
            return _points.Count;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task SendAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (!_over && _points.Count + _tags.Count > 0)
            {
                await _send(Batch());
                Clear();
            }
        }
        catch (FencedException fault)
        {
            _fenced = fault;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A call of the training that stores them tells what is wrong.
            _timer.Change(AfterFault, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            _turn.Release();
        }
    }

    private RunBatch Batch() => new(_attempt, [.. _points], NoParams, new Dictionary<string, string>(_tags));

    private void Clear()
    {
        _points.Clear();
        _tags.Clear();
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
