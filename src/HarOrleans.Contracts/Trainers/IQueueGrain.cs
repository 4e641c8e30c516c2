namespace HarOrleans.Contracts;

/// <summary>
/// The cluster's one queue of trials for the slots of its trainers. Key: 0. Keeps nothing durable: a new activation fills itself from the
/// trainers' heartbeats, and trials that wait are submitted again by their studies.
/// </summary>
[GrainInterfaceType("har.queue"), Alias("har.queue")]
public interface IQueueGrain : IGrainWithIntegerKey
{
    /// <summary>Puts trials into the queue, all of a study in one call; a trial is in it once, and one that waits already takes what it needs from the new ticket.</summary>
    [Alias("enqueue-all")]
    Task EnqueueAsync(IReadOnlyList<TrialTicket> tickets, CancellationToken cancellationToken = default);

    /// <summary>Takes a trial out of the queue, if it is there.</summary>
    [Alias("remove")]
    Task RemoveAsync(TrialTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>A trainer silo's sign of life: renews its leases and makes its free slots known.</summary>
    [Alias("heartbeat")]
    Task<TrainerOrders> HeartbeatAsync(TrainerStatus status, CancellationToken cancellationToken = default);

    /// <summary>The queue now.</summary>
    [Alias("get")]
    Task<QueueSnapshot> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>The queue now, with a page of those that wait.</summary>
    /// <param name="skip">How many are left out, from the front.</param>
    /// <param name="take">How many there are at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("page")]
    Task<QueueSnapshot> GetPageAsync(int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>
    /// What the queue knows of one study, or of one of its trials. Costs a look at each lane (a study's trials with the same needs) and not at each trial that waits. Silos of a version before it do not know
    /// it: ask by <see cref="QueueGrainExtensions.FindOrSearchAsync"/>.
    /// </summary>
    /// <param name="studyId">The study.</param>
    /// <param name="number">The trial; null for all of the study's.</param>
    /// <param name="take">How many there are at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("find")]
    Task<QueuePlaces> FindAsync(long studyId, int? number, int take, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets a trainer silo take nothing new, until it is told otherwise or starts again; what runs there goes on to its end. It takes effect with the silo's next sign of life, within a few
    /// seconds. <see cref="NotFoundException"/> where no such trainer is alive.
    /// </summary>
    /// <param name="silo">The silo's address, with or without its generation.</param>
    /// <param name="drain">False lets it take trials again.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("drain")]
    Task DrainAsync(string silo, bool drain, CancellationToken cancellationToken = default);
}
