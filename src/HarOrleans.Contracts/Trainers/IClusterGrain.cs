namespace HarOrleans.Contracts;

/// <summary>Tells of the cluster's silos. Key: 0. Keeps nothing.</summary>
[GrainInterfaceType("har.cluster"), Alias("har.cluster")]
public interface IClusterGrain : IGrainWithIntegerKey
{
    /// <summary>Silos that are there, by role and address, and those that died within the last day where they are asked for.</summary>
    [Alias("silos")]
    Task<IReadOnlyList<SiloInfo>> ListSilosAsync(bool dead, CancellationToken cancellationToken = default);
}
