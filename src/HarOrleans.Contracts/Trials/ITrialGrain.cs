namespace HarOrleans.Contracts;

/// <summary>The execution of one trial: its checkpoint, and where it stands in the queue. Key: <c>{study id}/{number}</c>.</summary>
[GrainInterfaceType("har.trial"), Alias("har.trial")]
public interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Records a checkpoint whose bytes are in the artifact store. <see cref="FencedException"/> where the attempt is over. For trainers of an older version beside this one: today's store a checkpoint with its points, in one transaction.</summary>
    [Alias("checkpoint")]
    Task CheckpointAsync(CheckpointInfo checkpoint, CancellationToken cancellationToken = default);

    /// <summary>The trial with its execution. <see cref="NotFoundException"/> where there is none.</summary>
    [Alias("get")]
    Task<TrialDetail> GetAsync(CancellationToken cancellationToken = default);
}
