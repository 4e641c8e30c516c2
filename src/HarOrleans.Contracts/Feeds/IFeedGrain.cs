using Orleans.Concurrency;

namespace HarOrleans.Contracts;

/// <summary>
/// Notices that something changed, without what: a reader pulls what it lacks. Key: <c>study/{id}</c> or <c>run/{id}</c>, see <see cref="FeedTopics"/>.
/// Notices may be merged; the last one always arrives. After a restart of the feed the next change sends one.
/// </summary>
[GrainInterfaceType("har.feed"), Alias("har.feed")]
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Says that the subject is at this sequence; an older one is ignored. One way: nobody waits for a notice, and a lost one is made up by the next.</summary>
    [Alias("publish"), OneWay]
    Task PublishAsync(long sequence, CancellationToken cancellationToken = default);

    /// <summary>Says that something about the subject changed which its sequence does not count, such as a run's note. One way, like <see cref="PublishAsync"/>.</summary>
    [Alias("touch"), OneWay]
    Task TouchAsync(CancellationToken cancellationToken = default);

    /// <summary>A larger number with each notice, at least the subject's sequence; the latest at once where it is larger than the given one. Never ends by itself.</summary>
    [Alias("watch")]
    IAsyncEnumerable<long> WatchAsync(long afterSequence, CancellationToken cancellationToken = default);
}
