namespace HarOrleans.Contracts;

/// <content>The run's log.</content>
public partial interface IRunGrain
{
    /// <summary>
    /// Stores lines, durably and all or none; a batch that was stored before changes nothing. Keeps the latest <see cref="LogBatch.KeptBytes"/>. Returns the number that the next line gets.
    /// <see cref="FencedException"/> where the writer's attempt is over, <see cref="InvalidSpecException"/> for what is beyond the limits.
    /// </summary>
    [Alias("append-log")]
    Task<long> AppendLogAsync(LogBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Lines from a number on. <see cref="NotFoundException"/> where there is no such run.</summary>
    /// <param name="from">The number of the first line; a negative one counts from the end, -10 asks for the last ten.</param>
    /// <param name="limit">Most lines in the answer; 1 to 10,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    [Alias("read-log")]
    Task<LogPage> ReadLogAsync(long from, int limit, CancellationToken cancellationToken = default);
}
