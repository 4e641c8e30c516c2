namespace HarOrleans.Abstractions;

/// <summary>Where this server's HTTP endpoints are for clients.</summary>
public interface IPublicAddress
{
    /// <summary>The address, ending with a slash; null where it has none, or does not listen yet.</summary>
    Uri? Value { get; }
}
