using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <content>The run's log.</content>
internal sealed partial class RunGrain
{
    private const int MaxLines = 10_000;

    public async Task<long> AppendLogAsync(LogBatch batch, CancellationToken cancellationToken)
    {
        ThrowIfAny(batch.Errors());
        var next = await logs.AppendAsync(RunId, batch, LogBatch.KeptBytes, cancellationToken) ?? throw new FencedException("log lines", batch.Writer);
        await GrainFactory.GetGrain<IFeedGrain>(FeedTopics.RunLog(RunId)).PublishAsync(next, CancellationToken.None);
        return next;
    }

    public Task<LogPage> ReadLogAsync(long from, int limit, CancellationToken cancellationToken) =>
        limit is < 1 or > MaxLines
            ? throw new InvalidSpecException([FormattableString.Invariant($"limit = {limit} must be between 1 and {MaxLines}.")])
            : logs.ReadAsync(RunId, from, limit, cancellationToken);
}
