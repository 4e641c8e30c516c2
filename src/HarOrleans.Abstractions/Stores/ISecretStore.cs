namespace HarOrleans.Abstractions;

/// <summary>Random keys of the installation, kept in its database, so that all of its servers have the same and a restart keeps them.</summary>
public interface ISecretStore
{
    /// <summary>32 random bytes under a name, drawn at the first call.</summary>
    Task<byte[]> GetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The value under a name: this one, where there was none, and else the one that was there first.</summary>
    Task<byte[]> GetOrAddAsync(string name, byte[] value, CancellationToken cancellationToken = default);
}
