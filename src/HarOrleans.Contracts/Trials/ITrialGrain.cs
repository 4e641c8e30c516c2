namespace HarOrleans.Contracts;

/// <summary>The execution of one trial: its place in the queue and its checkpoint. Key: <c>{study id}/{number}</c>.</summary>
[GrainInterfaceType("har.trial"), Alias("har.trial")]
public interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Puts the trial into the queue; once in it, or running, or finished, nothing happens.</summary>
    [Alias("submit")]
    Task SubmitAsync(TrialTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>Records a checkpoint whose bytes are in the artifact store. <see cref="FencedException"/> where the attempt is over.</summary>
    [Alias("checkpoint")]
    Task CheckpointAsync(CheckpointInfo checkpoint, CancellationToken cancellationToken = default);

    /// <summary>The trial with its execution. <see cref="NotFoundException"/> where there is none.</summary>
    [Alias("get")]
    Task<TrialDetail> GetAsync(CancellationToken cancellationToken = default);
}
