using System.Net;
using System.Net.Sockets;
using HarOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Server;

/// <summary>A PostgreSQL database's cluster that has a silo alive.</summary>
/// <param name="Postgres">The database.</param>
/// <param name="ClusterId">The cluster's name.</param>
public sealed record ClusterAddress(PostgresAddress Postgres, string ClusterId)
{
    /// <summary>Silos give a sign of life every few seconds; the rest is for clocks that differ.</summary>
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Looks for silos of a database's cluster that can be reached from here. Null where there are none. Changes nothing.</summary>
    /// <param name="postgres">The database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SchemaMismatchException">The database's schema is not this program's.</exception>
    public static async Task<ClusterAddress?> FindAsync(PostgresAddress postgres, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        await using var services = new ServiceCollection().AddHarStorage(new HarStorageOptions { StateFolder = ".", Postgres = postgres }).BuildServiceProvider();
        (await services.GetRequiredService<IStorageMigrator>().StatusAsync(cancellationToken)).RequireCurrent(EmbeddedState.MigrateAdvice);
        var cluster = services.GetRequiredService<IClusterStore>();
        var gateways = await cluster.ListGatewaysAsync(time.GetUtcNow() - Silent, cancellationToken);
        var answers = await Task.WhenAll(gateways.Select(gateway => AnswersAsync(gateway, time, cancellationToken)));
        return answers.Contains(true) ? new(postgres, await cluster.ReadIdAsync(cancellationToken)) : null;
    }

    private static async Task<bool> AnswersAsync(IPEndPoint gateway, TimeProvider time, CancellationToken cancellationToken)
    {
        using var socket = new Socket(gateway.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(gateway, cancellationToken).AsTask().WaitAsync(Patience, time, cancellationToken);
            return true;
        }
        catch (Exception error) when (error is SocketException or TimeoutException)
        {
            return false;
        }
    }
}
