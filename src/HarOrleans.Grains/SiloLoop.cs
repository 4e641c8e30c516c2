using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>Work that goes on beside the grains while a silo is active: it starts when grains can be called, and stops while they still can.</summary>
internal abstract class SiloLoop : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        GetType().FullName!,
        ServiceLifecycleStage.Active,
        _ =>
        {
            _running = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
            return Task.CompletedTask;
        },
        async cancellationToken =>
        {
            await StopAsync(cancellationToken);
            await _stopping.CancelAsync();
            await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).WaitAsync(cancellationToken);
        });

    /// <summary>
    /// The loop; ends soon after its token is cancelled, and for no other reason: a call to a silo that stops may end as cancelled, too, so it is the token that says whether the loop is over,
    /// never the kind of exception.
    /// </summary>
    protected abstract Task RunAsync(CancellationToken stopping);

    /// <summary>Frees what the loop holds; once it has ended.</summary>
    protected virtual void Dispose(bool disposing) => _stopping.Dispose();

    /// <summary>What is to be done before the loop is cancelled.</summary>
    protected virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
