using System.Net;
using HarOrleans.Storage.Sql;
using Orleans.Runtime;

namespace HarOrleans.Storage.Clustering;

/// <inheritdoc cref="IClusterStore" />
internal sealed class PostgresClusterStore(IDatabase database) : IClusterStore
{
    /// <inheritdoc />
    public Task<string> ReadIdAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(async session => (string)(await session.ScalarAsync("SELECT cluster_id FROM cluster"))!, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<IPEndPoint>> ListGatewaysAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<IPEndPoint>>(
            async session => await session.QueryAsync(
                """
                SELECT m.address, m.proxy_port FROM membership m JOIN cluster c ON c.cluster_id = m.deployment_id
                WHERE m.status = @active AND m.proxy_port > 0 AND m.i_am_alive_time > @since ORDER BY m.start_time
                """,
                row => new IPEndPoint(IPAddress.Parse(row.GetString(0)), row.GetInt32(1)),
                ("@active", (int)SiloStatus.Active),
                ("@since", since.UtcDateTime)),
            cancellationToken);
}
