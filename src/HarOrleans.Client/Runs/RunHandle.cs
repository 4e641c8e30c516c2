using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>One run. Every method throws <see cref="NotFoundException"/> where there is none of this id.</summary>
public sealed partial class RunHandle
{
    /// <summary>Most points that a watch asks for at a time.</summary>
    internal const int WatchLimit = 5_000;

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;

    internal RunHandle(IGrainFactory grains, string id, TimeProvider time, IArtifactTransport transport)
    {
        _grains = grains;
        _time = time;
        Id = id;
        Logs = new LogsHandle(grains, id, time);
        Artifacts = new ArtifactsHandle(new RunDoor(() => Grain), transport, time);
    }

    /// <summary>The run's id: 32 lower-case hex digits.</summary>
    public string Id { get; }

    /// <summary>The run's files: of a trial's run those of its last attempt.</summary>
    public ArtifactsHandle Artifacts { get; }

    /// <summary>The run's log.</summary>
    public LogsHandle Logs { get; }

    private IRunGrain Grain => field ??= _grains.GetGrain<IRunGrain>(Id);

    private IFeedGrain Feed => field ??= _grains.GetGrain<IFeedGrain>(FeedTopics.Run(Id));

    /// <summary>The run with everything but its histories.</summary>
    public Task<RunDetail> GetAsync(CancellationToken cancellationToken = default) => Grain.GetAsync(cancellationToken);

    /// <summary>Visible points that came after a cursor, in the order in which they were stored.</summary>
    /// <param name="keys">The metrics, or empty for all.</param>
    /// <param name="cursor">0, or the last answer's.</param>
    /// <param name="limit">Most points in the answer; 1 to 100,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<MetricPage> GetPointsAsync(
        IReadOnlyList<string> keys,
        long cursor = 0,
        int limit = WatchLimit,
        CancellationToken cancellationToken = default) => Grain.GetPointsAsync(keys, cursor, limit, cancellationToken);

    /// <summary>Points of one metric by step, at most so many: where there are more, those that draw the same curve (LTTB), the first and the last among them.</summary>
    /// <param name="key">The metric.</param>
    /// <param name="fromStep">The first step, or null.</param>
    /// <param name="toStep">The last step, or null.</param>
    /// <param name="most">Most points; 1 to 100,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<MetricPoint>> GetHistoryAsync(
        string key, long? fromStep = null, long? toStep = null, int most = WatchLimit, CancellationToken cancellationToken = default) =>
        Grain.GetHistoryAsync(key, fromStep, toStep, most, cancellationToken);

    /// <summary>Deletes points of the ended run for ever but those that draw its curves (LTTB), the extremes and the last ones. Repeating it changes nothing. How many are gone.</summary>
    /// <param name="most">Points of each metric that stay; 4 to 100,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<long> ThinAsync(int most, CancellationToken cancellationToken = default) => Grain.ThinAsync(most, cancellationToken);

    /// <summary>
    /// The points after a cursor and then every new one, for as long as it is enumerated; the first page comes also where it is empty. Where points were hidden
    /// (a trial resumed from an earlier checkpoint), the next page has a new <see cref="MetricPage.Revision"/> and begins at the run's first
    /// point: drop what you have. Survives timeouts and restarts of the server without losing or repeating a point.
    /// Ends with <see cref="OperationCanceledException"/> when cancelled.
    /// </summary>
    /// <param name="keys">The metrics, or empty for all.</param>
    /// <param name="cursor">0, or where an earlier watch ended: then compare the first page's revision with the one known there.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<MetricPage> WatchPointsAsync(IReadOnlyList<string> keys, long cursor = 0, CancellationToken cancellationToken = default) =>
        WatchPointsAsync(keys, cursor, WatchOptions.Default, cancellationToken);

    /// <inheritdoc cref="WatchPointsAsync(IReadOnlyList{string}, long, CancellationToken)" />
    /// <param name="keys">The metrics, or empty for all.</param>
    /// <param name="cursor">0, or where an earlier watch ended.</param>
    /// <param name="options">How to watch.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<MetricPage> WatchPointsAsync(
        IReadOnlyList<string> keys,
        long cursor,
        WatchOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(cursor);
        var pull = new PointsPull(Grain, keys, cursor);
        return Watcher.FollowAsync(Feed, pull.NextAsync, options, _time, cancellationToken);
    }

    /// <summary>The run now, and again whenever it differs: status, latest metrics, tags, evaluation. Survives restarts of the server; ends when cancelled.</summary>
    /// <param name="options">How to watch; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<RunDetail> WatchAsync(WatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        var pull = new RunPull(Grain);
        return Watcher.FollowAsync(Feed, pull.NextAsync, options ?? WatchOptions.Default, _time, cancellationToken);
    }

    /// <summary>The run's files by path: of a trial's run those of its last attempt. <see cref="Artifacts"/> moves their bytes.</summary>
    public Task<IReadOnlyList<ArtifactInfo>> ListArtifactsAsync(CancellationToken cancellationToken = default) => Grain.ListArtifactsAsync(cancellationToken);

    /// <summary>Replaces the run's note, also of a run that has ended; repeating it changes nothing. Watches show it at once.</summary>
    /// <param name="expected">The note that the writer began with; empty where there was none.</param>
    /// <param name="note">The new note, in Markdown, at most <see cref="Notes.MaxLength"/> characters; empty takes it away.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConflictException">The note was changed meanwhile; nothing was written.</exception>
    /// <exception cref="InvalidSpecException">The note is too long; nothing was written.</exception>
    public Task SetNoteAsync(string expected, string note, CancellationToken cancellationToken = default) => Grain.SetNoteAsync(expected, note, cancellationToken);

    /// <summary>Stores a batch, durably and all of it or nothing; repeating it changes nothing.</summary>
    /// <exception cref="FencedException">The writer's attempt is over.</exception>
    /// <exception cref="ConflictException">A parameter has another value already.</exception>
    public Task LogAsync(RunBatch batch, CancellationToken cancellationToken = default) => Grain.LogAsync(batch, cancellationToken);

    /// <summary>Notes that the run used data sets, and registers them in its workspace, each once by name and digest; repeating it changes nothing.</summary>
    /// <param name="inputs">The data sets and what they were used for.</param>
    /// <param name="writer">The attempt that writes, of a trial's run; 0 for a run of its own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="FencedException">The writer's attempt is over.</exception>
    /// <exception cref="InvalidSpecException">A data set is not described as it must be; nothing was written.</exception>
    public Task LogInputsAsync(IReadOnlyList<RunInput> inputs, int writer = 0, CancellationToken cancellationToken = default) => Grain.LogInputsAsync(writer, inputs, cancellationToken);

    /// <summary>Stores the evaluation in place of an earlier one.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="writer">The attempt that writes, of a trial's run; 0 for a run of its own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="FencedException">The writer's attempt is over.</exception>
    /// <exception cref="InvalidSpecException">The confusion matrix has not a row and a column for each class; nothing was written.</exception>
    public Task SetEvaluationAsync(Evaluation evaluation, int writer = 0, CancellationToken cancellationToken = default) =>
        Grain.SetEvaluationAsync(writer, evaluation, cancellationToken);

    /// <summary>Ends a run of its own; repeating it changes nothing.</summary>
    /// <exception cref="FencedException">The run is a trial's: it ends with its trial.</exception>
    public Task FinishAsync(RunStatus status = RunStatus.Finished, string? reason = null, CancellationToken cancellationToken = default) =>
        Grain.FinishAsync(status, reason, cancellationToken);
}
