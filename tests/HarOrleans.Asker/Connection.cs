using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Asker;

/// <summary>A connection to whatever server a state folder has now: where one dies, the next call goes to its successor.</summary>
internal sealed class Connection(string state) : IAsyncDisposable
{
    /// <summary>No answer takes so long, but one that died with its server.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Polled, as any worker outside has to: a killed server cannot say when its successor listens. No test's outcome hangs on the length.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private IHost? _host;

    /// <summary>Calls until there is an answer. What the server refuses is an answer, and passes.</summary>
    internal async Task<T> CallAsync<T>(Func<HarClient, Task<T>> call)
    {
        while (true)
        {
            try
            {
                _host ??= await OpenAsync();
                return await call(_host.Services.GetRequiredService<HarClient>()).WaitAsync(Patience);
            }
            catch (Exception e) when (e.GetType().Assembly != typeof(IStudyGrain).Assembly)
            {
                await DisposeAsync();
                await Task.Delay(LookEvery);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }

    private async Task<IHost> OpenAsync()
    {
        var server = ServerAddress.Find(state) ?? throw new InvalidOperationException("No server listens yet.");
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.AddHarConnection(server);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }
}
