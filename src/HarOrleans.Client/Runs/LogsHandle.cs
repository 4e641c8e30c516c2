using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>The log of a run: lines, numbered from 0, of which the latest <see cref="LogBatch.KeptBytes"/> are kept. Every method throws <see cref="NotFoundException"/> where there is no such run.</summary>
public sealed class LogsHandle
{
    private const int AtOnce = 1_000;
    private readonly IGrainFactory _grains;
    private readonly string _run;
    private readonly TimeProvider _time;

    internal LogsHandle(IGrainFactory grains, string run, TimeProvider time) => (_grains, _run, _time) = (grains, run, time);

    private IRunGrain Grain => _grains.GetGrain<IRunGrain>(_run);

    /// <summary>Stores lines, durably and all or none; repeating it changes nothing. Returns the number that the next line gets.</summary>
    /// <exception cref="FencedException">The writer's attempt is over.</exception>
    /// <exception cref="InvalidSpecException">A line or the batch is too long; nothing was stored.</exception>
    public Task<long> AppendAsync(LogBatch batch, CancellationToken cancellationToken = default) => Grain.AppendLogAsync(batch, cancellationToken);

    /// <summary>A writer that never holds the work up, as <see cref="RunHandle.CreateMetricLogger"/> makes one for metrics. Dispose it to have everything stored.</summary>
    /// <param name="options">How lines wait; null for the defaults.</param>
    /// <param name="writer">The attempt that logs, of a trial's run; 0 for a run of its own.</param>
    public RunLogWriter CreateWriter(BufferOptions? options = null, int writer = 0) => new(Grain, writer, options ?? BufferOptions.Default, _time);

    /// <summary>Lines from a number on.</summary>
    /// <param name="from">The number of the first line; a negative one counts from the end, -10 asks for the last ten.</param>
    /// <param name="limit">Most lines in the answer; 1 to 10,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<LogPage> ReadAsync(long from = 0, int limit = AtOnce, CancellationToken cancellationToken = default) => Grain.ReadLogAsync(from, limit, cancellationToken);

    /// <summary>
    /// The lines from a number on and then every new one, a page at a time, for as long as it is enumerated. Survives timeouts and restarts of the server without losing or repeating a line; where lines
    /// were dropped before they were read, the next page's first number and <see cref="LogPage.FirstKept"/> say so. A slow reader gets larger pages. Ends with <see cref="OperationCanceledException"/> when cancelled.
    /// </summary>
    /// <param name="from">The number of the first line: 0, or <see cref="LogPage.Next"/> of where an earlier watch ended; negative counts from the end.</param>
    /// <param name="options">How to watch; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<LogPage> WatchAsync(long from = 0, WatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        var grain = Grain;
        var at = from;
        return Watcher.FollowAsync(_grains.GetGrain<IFeedGrain>(FeedTopics.RunLog(_run)), NextAsync, options ?? WatchOptions.Default, _time, cancellationToken);

        async Task<Pulled<LogPage>> NextAsync(CancellationToken cancelled)
        {
            var page = await grain.ReadLogAsync(at, AtOnce, cancelled);
            at = page.Next;
            return new(page.Lines.Count > 0 ? page : null, at, page.More);
        }
    }
}
