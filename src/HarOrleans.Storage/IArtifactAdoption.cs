namespace HarOrleans.Storage;

/// <summary>Takes over the files of a state folder that an earlier version wrote. To be called after the schema was brought up to date, by whoever has the folder to himself.</summary>
public interface IArtifactAdoption
{
    /// <summary>Takes over what is not yet; how many files. A second call costs nothing.</summary>
    Task<int> AdoptAsync(CancellationToken cancellationToken = default);
}
