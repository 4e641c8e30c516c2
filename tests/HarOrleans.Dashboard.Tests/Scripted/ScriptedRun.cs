using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>A run whose points a test sets; there is none until it is made.</summary>
internal sealed partial class ScriptedRun(string id, ScriptedHar har) : IRunGrain
{
    private readonly Lock _lock = new();
    private readonly List<MetricPoint> _points = [];
    private RunDetail? _run;
    private int _revision;

    public void Make(RunDetail run)
    {
        lock (_lock)
        {
            _run = run;
        }
    }

    public void Change(Func<RunDetail, RunDetail> change)
    {
        lock (_lock)
        {
            _run = change(_run!);
        }
    }

    public async Task AddAsync(params (string Key, long Step, double Value)[] points)
    {
        lock (_lock)
        {
            foreach (var (key, step, value) in points)
            {
                _points.Add(new MetricPoint(key, _points.Count + 1, step, value, 0));
            }

            _run = _run! with { Metrics = [.. _points.GroupBy(point => point.Key).OrderBy(group => group.Key).Select(Latest)] };
        }

        await har.Feed(FeedTopics.Run(id)).PublishAsync(_points.Count);
    }

    /// <summary>Hides everything after a step, as resuming from a checkpoint does.</summary>
    public void Rewind(long step)
    {
        lock (_lock)
        {
            _points.RemoveAll(point => point.Step > step);
            _revision++;
        }
    }

    public Task<RunDetail> GetAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return har.Fault is { } fault ? Task.FromException<RunDetail>(fault) : _run is { } run ? Task.FromResult(run) : Task.FromException<RunDetail>(new NotFoundException("run", id));
        }
    }

    public Task<MetricPage> GetPointsAsync(IReadOnlyList<string> keys, long cursor, int limit, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var points = _points.Skip((int)cursor).Take(limit).ToArray();
            MetricPoint[] asked = [.. points.Where(point => keys.Count == 0 || keys.Contains(point.Key))];
            return har.Fault is { } fault ? Task.FromException<MetricPage>(fault) : Task.FromResult(new MetricPage(_revision, Math.Max(cursor, 0) + points.Length, asked, cursor + points.Length < _points.Count));
        }
    }

    /// <summary>Where a test sets it, histories are answered once it is completed.</summary>
    public TaskCompletionSource? Holds { get; set; }

    /// <summary>Whether a history was asked for.</summary>
    public bool IsAsked { get; private set; }

    public async Task<IReadOnlyList<MetricPoint>> GetHistoryAsync(string key, long? fromStep, long? toStep, int most, CancellationToken cancellationToken = default)
    {
        IsAsked = true;
        await (Holds?.Task ?? Task.CompletedTask);
        lock (_lock)
        {
            return [.. _points.Where(point => point.Key == key)];
        }
    }

    public Task<long> ThinAsync(int most, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public List<LogLine> Lines { get; } = [];

    public async Task WriteAsync(RunLogLevel level, string text, long timeMs = 0)
    {
        lock (_lock)
        {
            Lines.Add(new(Lines.Count, timeMs, level, text));
        }

        await har.Feed(FeedTopics.RunLog(id)).PublishAsync(Lines.Count);
    }

    public Task<LogPage> ReadLogAsync(long from, int limit, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var start = (int)(from < 0 ? Math.Max(0, Lines.Count + from) : from);
            LogLine[] lines = [.. Lines.Skip(start).Take(limit)];
            return har.Fault is { } fault ? Task.FromException<LogPage>(fault) : Task.FromResult(new LogPage(lines, start + lines.Length, 0, start + lines.Length < Lines.Count));
        }
    }

    public List<ArtifactInfo> Files { get; } = [];

    public Task<IReadOnlyList<ArtifactInfo>> ListArtifactsAsync(CancellationToken cancellationToken = default) =>
        har.Fault is { } fault ? Task.FromException<IReadOnlyList<ArtifactInfo>>(fault) : Task.FromResult<IReadOnlyList<ArtifactInfo>>([.. Files]);

    public async Task SetNoteAsync(string expected, string note, CancellationToken cancellationToken = default)
    {
        if (Notes.Errors(note) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        lock (_lock)
        {
            var stored = _run!.Tags.GetValueOrDefault(Notes.RunTag, "");
            if (stored != expected && stored != note)
            {
                throw new ConflictException("The note was changed meanwhile.");
            }

            _run = _run with { Tags = new Dictionary<string, string>(_run.Tags) { [Notes.RunTag] = note } };
        }

        await har.Feed(FeedTopics.Run(id)).TouchAsync(cancellationToken);
    }

    public Task CreateAsync(RunSpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task LogAsync(RunBatch batch, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task LogInputsAsync(int writer, IReadOnlyList<RunInput> inputs, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task SetEvaluationAsync(int writer, Evaluation evaluation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task FinishAsync(RunStatus status, string? reason, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private static LatestMetric Latest(IGrouping<string, MetricPoint> points) =>
        new(points.Key, points.Last(), points.Min(point => point.Value), points.Max(point => point.Value), points.Count());
}
