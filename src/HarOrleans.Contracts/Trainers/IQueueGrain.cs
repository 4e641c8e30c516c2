namespace HarOrleans.Contracts;

/// <summary>
/// The cluster's one queue of trials for the slots of its trainers. Key: 0. Keeps nothing durable: a new activation fills itself from the
/// trainers' heartbeats, and trials that wait are submitted again by their studies.
/// </summary>
[GrainInterfaceType("har.queue"), Alias("har.queue")]
public interface IQueueGrain : IGrainWithIntegerKey
{
    /// <summary>Puts a trial into the queue; a trial is in it once.</summary>
    [Alias("enqueue")]
    Task EnqueueAsync(TrialTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>Takes a trial out of the queue, if it is there.</summary>
    [Alias("remove")]
    Task RemoveAsync(TrialTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>A trainer silo's sign of life: renews its leases and makes its free slots known.</summary>
    [Alias("heartbeat")]
    Task<TrainerOrders> HeartbeatAsync(TrainerStatus status, CancellationToken cancellationToken = default);

    /// <summary>The queue now.</summary>
    [Alias("get")]
    Task<QueueSnapshot> GetAsync(CancellationToken cancellationToken = default);
}
