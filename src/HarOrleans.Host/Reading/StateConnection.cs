using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Server;
using HarOrleans.Storage;

namespace HarOrleans.Host.Reading;

/// <summary>
/// A way to ask about a state folder that works at any time: over the gateway of a server that runs there, or else with a small server of one's own, which
/// changes nothing but what it is asked to. Disposing ends it.
/// </summary>
internal sealed class StateConnection : IAsyncDisposable
{
    /// <summary>How long a server that starts or stops just now is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly IHost _host;

    private StateConnection(IHost host) => _host = host;

    /// <summary>The way in.</summary>
    internal HarClient Client => _host.Services.GetRequiredService<HarClient>();

    /// <summary>Opens a way in. Makes nothing where there is nothing.</summary>
    /// <param name="state">The state folder as the user gave it.</param>
    /// <param name="postgres">The PostgreSQL database, or null for the folder's own.</param>
    /// <param name="access">What is to be done there.</param>
    /// <param name="log">Takes warnings and errors.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BadInputException">There is no such state folder, or its database cannot be used.</exception>
    internal static async Task<StateConnection> OpenAsync(
        string state, PostgresAddress? postgres, Access access, ServerLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(state);
        if (access != Access.Make && postgres is null && ServerAddress.Find(folder) is null)
        {
            Require(state, folder);
        }

        for (var start = time.GetTimestamp(); ;)
        {
            // A folder may be asked without its database: its server knows. A database that was named knows its servers.
            var server = postgres is null && ServerAddress.Find(folder) is { GatewayPort: > 0 } found ? found : null;
            ClusterAddress? cluster = null;
            try
            {
                cluster = postgres is null ? null : await ClusterAddress.FindAsync(postgres, time, cancellationToken);
                return await StartAsync(
                    builder => _ = server is not null ? builder.AddHarConnection(server)
                        : cluster is not null ? builder.AddHarConnection(cluster)
                        : access == Access.Read ? builder.AddHarReader(folder, postgres, ArtifactsSetting.BucketOf(null)) : AddWriter(builder, folder, postgres),
                    log,
                    cancellationToken);
            }
            catch (Exception e) when (e is StorageUnavailableException or SchemaMismatchException)
            {
                throw BadDatabase.Of(e, state, postgres);
            }
            catch (ObjectiveAssemblyException e)
            {
                throw new BadInputException($"{ObjectiveAssemblies.Variable}: {e.Message}");
            }
            catch (Exception e) when (IsPassing(e, server is not null || cluster is not null) && time.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(LookEvery, time, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    /// <summary>Whoever asks for a trial needs the study's sampler, which may be one's own.</summary>
    private static IHostApplicationBuilder AddWriter(IHostApplicationBuilder builder, string folder, PostgresAddress? postgres)
    {
        builder.Services.AddObjectivesFrom(Environment.GetEnvironmentVariable(ObjectiveAssemblies.Variable));
        return builder.AddHarWriter(folder, postgres, ArtifactsSetting.BucketOf(null));
    }

    private static void Require(string state, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"--state {state}: there is no such folder. Give the folder that har demo or har serve worked in.");
        }

        if (!File.Exists(Path.Combine(folder, HarStorageNames.DatabaseFile)))
        {
            throw new BadInputException($"--state {state}: this folder holds no database of HarOrleans. Give the folder that har demo or har serve worked in.");
        }
    }

    /// <summary>A server that holds the folder and does not listen yet, or one that has stopped since it was found.</summary>
    private static bool IsPassing(Exception error, bool found) =>
        error is StateFolderInUseException || (found && error is not OperationCanceledException);

    private static async Task<StateConnection> StartAsync(Action<IHostApplicationBuilder> add, ServerLog log, CancellationToken cancellationToken)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        HostLogging.Configure(builder.Logging, log);
        builder.Logging.AddFilter("Orleans", LogLevel.Critical); // a gateway that is gone is looked for again, or told once, by the command
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        add(builder);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return new StateConnection(host);
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }
}
