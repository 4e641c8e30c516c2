using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HarOrleans.Grains;

/// <summary>
/// A trainer silo's signs of life: every few seconds, and at once when a slot changed. Where the queue does not answer, as while its silo is frozen and nobody knows yet, the silo renews its leases by itself: no
/// training is to be thrown away for a silo that it does not run on. Not for long, since one that reaches the database and no grain is of no use.
/// </summary>
internal sealed class TrainerHeartbeat(
    IGrainFactory grains,
    TrainerSlots slots,
    ITrialStore trials,
    IOptions<TrainerOptions> options,
    IOptions<LeaseOptions> leases,
    TimeProvider time,
    ILogger<TrainerHeartbeat> logger) : SiloLoop
{
    /// <summary>How many leases' time a silo renews its own for without a word from the queue: more than a death takes to be noticed.</summary>
    private const int LeasesAlone = 3;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _changed = new(0, 1);
    private IQueueGrain? _queue;
    private long _heard;

    protected override async Task RunAsync(CancellationToken stopping)
    {
        slots.Changed += Wake;
        HarMeter.Offered(options.Value.Slots);
        _heard = time.GetTimestamp();
        var every = options.Value.HeartbeatEvery;
        for (var retry = FirstRetry; !stopping.IsCancellationRequested;)
        {
            var answered = await BeatAsync(stopping);
            if (!answered)
            {
                await RenewAsync(slots.Status(), stopping);
            }

            await WaitAsync(answered || retry > every ? every : retry, stopping);
            retry = answered ? FirstRetry : retry < every ? retry * 2 : retry;
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

    /// <summary>One sign of life; false where the queue did not answer before the next is due.</summary>
    private async Task<bool> BeatAsync(CancellationToken cancellationToken)
    {
        var status = slots.Status();
        try
        {
            _queue ??= grains.GetGrain<IQueueGrain>(QueueGrain.Singleton);
            var orders = await _queue.HeartbeatAsync(status, cancellationToken).WaitAsync(options.Value.HeartbeatEvery, time, cancellationToken);
            slots.Drop(orders.Lost);
            slots.Obey(orders.Drain);
            _heard = time.GetTimestamp();
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.HeartbeatFailed(logger, e, status.Silo);
            return false;
        }
    }

    private async Task RenewAsync(TrainerStatus status, CancellationToken cancellationToken)
    {
        LeaseKey[] held = [.. status.Busy.Values.Where(x => x.Attempt > 0)];
        if (held.Length == 0 || time.GetElapsedTime(_heard) > LeasesAlone * leases.Value.Duration)
        {
            return;
        }

        try
        {
            slots.Drop(await trials.RenewLeasesAsync(held, time.GetUtcNow() + leases.Value.Duration, cancellationToken));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RenewalFailed(logger, e, status.Silo);
        }
    }

    private async Task WaitAsync(TimeSpan atMost, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(_changed.WaitAsync(either.Token), Task.Delay(atMost, time, either.Token));
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
