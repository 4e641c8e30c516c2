using HarOrleans.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HarOrleans.Grains;

/// <summary>A trainer silo's signs of life: every few seconds, and at once when a slot changed.</summary>
internal sealed class TrainerHeartbeat(
    IGrainFactory grains,
    TrainerSlots slots,
    IOptions<TrainerOptions> options,
    TimeProvider time,
    ILogger<TrainerHeartbeat> logger) : SiloLoop
{
    private readonly SemaphoreSlim _changed = new(0, 1);
    private IQueueGrain? _queue;

    protected override async Task RunAsync(CancellationToken stopping)
    {
        slots.Changed += Wake;
        HarMeter.Offered(options.Value.Slots);
        while (!stopping.IsCancellationRequested)
        {
            await BeatAsync(stopping);
            await WaitAsync(stopping);
        }
    }

    protected override async Task StopAsync(CancellationToken cancellationToken)
    {
        await slots.StopAsync(cancellationToken);
        await BeatAsync(cancellationToken);
        slots.Changed -= Wake;
        HarMeter.Offered(-options.Value.Slots);
    }

    protected override void Dispose(bool disposing)
    {
        _changed.Dispose();
        base.Dispose(disposing);
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        var status = slots.Status();
        try
        {
            _queue ??= grains.GetGrain<IQueueGrain>(QueueGrain.Singleton);
            var orders = await _queue.HeartbeatAsync(status, cancellationToken);
            slots.Drop(orders.Lost);
            slots.Obey(orders.Drain);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.HeartbeatFailed(logger, e, status.Silo);
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(_changed.WaitAsync(either.Token), Task.Delay(options.Value.HeartbeatEvery, time, either.Token));
        await either.CancelAsync();
    }

    private void Wake()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Awake already.
        }
    }
}
