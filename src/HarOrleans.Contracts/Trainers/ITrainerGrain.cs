namespace HarOrleans.Contracts;

/// <summary>
/// One slot of a trainer silo. Key: <c>{silo address with generation}/{slot}</c>; lives on that silo and nowhere else.
/// Calls after the silo's end fail with <see cref="TrainerGoneException"/> or as unavailable.
/// </summary>
[GrainInterfaceType("har.trainer"), Alias("har.trainer")]
public interface ITrainerGrain : IGrainWithStringKey
{
    /// <summary>Starts a trial on the slot's own thread and returns at once: the silo's status version from then on, or null where the slot is taken. The slot is the authority on that, not the queue.</summary>
    [Alias("start")]
    Task<long?> StartAsync(TrialTicket ticket, CancellationToken cancellationToken = default);
}
