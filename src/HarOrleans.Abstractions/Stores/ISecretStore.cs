namespace HarOrleans.Abstractions;

/// <summary>Random keys of the installation, kept in its database, so that all of its servers have the same and a restart keeps them.</summary>
public interface ISecretStore
{
    /// <summary>32 random bytes under a name, drawn at the first call.</summary>
    Task<byte[]> GetAsync(string name, CancellationToken cancellationToken = default);
}
