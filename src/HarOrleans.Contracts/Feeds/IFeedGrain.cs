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

    /// <summary>Each sequence after the given one, the latest at once where it is known; never ends by itself.</summary>
    [Alias("watch")]
    IAsyncEnumerable<long> WatchAsync(long afterSequence, CancellationToken cancellationToken = default);
}
