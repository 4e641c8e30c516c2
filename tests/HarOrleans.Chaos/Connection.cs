using HarOrleans.Client;
using HarOrleans.Server;
using HarOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HarOrleans.Chaos;

/// <summary>The way into the cluster.</summary>
internal static class Connection
{
    /// <summary>Asks over a connection of its own, again while the cluster or its database is away.</summary>
    internal static async Task<T> AskAsync<T>(PostgresAddress address, TimeSpan limit, Func<HarClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                var cluster = await ClusterAddress.FindAsync(address, TimeProvider.System, cancellationToken) ?? throw new InvalidOperationException("No silo is alive.");
                var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
                builder.AddHarConnection(cluster);
                using var host = builder.Build();
                await host.StartAsync(cancellationToken);
                var answer = await ask(host.Services.GetRequiredService<HarClient>());
                await host.StopAsync(cancellationToken);
                return answer;
            }
            catch (Exception error) when (error is not OperationCanceledException && TimeProvider.System.GetElapsedTime(start) < limit)
            {
                // Who was killed or has lost its database cannot say when somebody answers again.
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }
}
