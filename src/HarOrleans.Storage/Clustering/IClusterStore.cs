using System.Net;

namespace HarOrleans.Storage;

/// <summary>The cluster of all silos that work on one database.</summary>
public interface IClusterStore
{
    /// <summary>The cluster's name: made once, with the schema, and the same for every silo and client of the database.</summary>
    Task<string> ReadIdAsync(CancellationToken cancellationToken = default);

    /// <summary>Gateways of silos that count as active and have given a sign of life since; one that was killed just now may be among them.</summary>
    /// <param name="since">The earliest sign of life that counts, by the silos' clocks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<IPEndPoint>> ListGatewaysAsync(DateTimeOffset since, CancellationToken cancellationToken = default);
}
