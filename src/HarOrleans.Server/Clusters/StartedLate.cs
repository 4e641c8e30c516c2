using Microsoft.Extensions.Hosting;

namespace HarOrleans.Server;

/// <summary>Makes a hosted service when it is its turn to start, and not with all the others: a silo is told its cluster's name when it is made, and that is known late.</summary>
internal sealed class StartedLate(Func<IHostedService> make) : IHostedService
{
    private IHostedService? _made;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _made = make();
        return _made.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _made?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
