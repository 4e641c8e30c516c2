using HarOrleans.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>This silo's slots: the authority on what runs here. Each trial has a thread of its own, that gives way to others, so that training starves neither grains nor membership.</summary>
internal sealed class TrainerSlots(ILocalSiloDetails silo, IOptions<TrainerOptions> options, TrialRunner runner, TimeProvider time, ILogger<TrainerSlots> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TrainerSlot> _busy = [];
    private readonly SemaphoreSlim _freed = new(0);
    private long _version;
    private bool _draining;
    private bool _held;

    /// <summary>Raised when a slot's state changed, so that the queue hears of it at once.</summary>
    internal event Action? Changed;

    public void Dispose() => _freed.Dispose();

    internal TrainerStatus Status()
    {
        lock (_gate)
        {
            return new(
                silo.SiloAddress.ToParsableString(),
                [.. Enumerable.Range(0, options.Value.Slots).Select(i => SlotKey.Of(silo.SiloAddress, i))],
                _busy.ToDictionary(x => x.Key, x => x.Value.Lease),
                _version,
                IsClosed)
            { Labels = options.Value.Labels };
        }
    }

    /// <summary>Starts a trial; the status version from then on, or null where the slot is taken.</summary>
    internal long? TryStart(string key, TrialTicket ticket)
    {
        var slot = new TrainerSlot(ticket, new(), SlotKey.DeviceOf(key, options.Value.Devices));
        long version;
        lock (_gate)
        {
            if (IsClosed || !_busy.TryAdd(key, slot))
            {
                slot.Stop.Dispose();
                return null;
            }

            version = ++_version;
        }

        HarMeter.Taken(1);

        var thread = new Thread(() => Run(key, slot))
        {
            IsBackground = true,
            Name = $"trial {ticket.StudyId}/{ticket.Number}",
            Priority = ThreadPriority.BelowNormal,
        };
        thread.Start();
        return version;
    }

    /// <summary>Stops work on attempts that are over.</summary>
    internal void Drop(IReadOnlyList<LeaseKey> lost)
    {
        lock (_gate)
        {
            foreach (var slot in _busy.Values.Where(x => lost.Contains(x.Lease)))
            {
                slot.Lost = true;
                Ask(slot);
            }
        }
    }

    /// <summary>Takes nothing new, or trials again; null changes nothing.</summary>
    internal void Obey(bool? drain)
    {
        lock (_gate)
        {
            if (drain is not { } held || held == _held)
            {
                return;
            }

            _held = held;
            _version++;
        }

        Changed?.Invoke();
    }

    /// <summary>Takes nothing new, asks every trial to hand itself back, and waits a while for that.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        int open;
        lock (_gate)
        {
            _draining = true;
            _version++;
            open = _busy.Count;
            foreach (var slot in _busy.Values)
            {
                Ask(slot);
            }
        }

        using var limit = new CancellationTokenSource(options.Value.StopTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            for (; open > 0; open--)
            {
                await _freed.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What has not handed itself back by now is taken up elsewhere, once this silo has gone.
        }
    }

    /// <summary>Asks a trial to stop. What its objective does about that runs elsewhere: it must not hold up this silo's signs of life, nor the other slots.</summary>
    private void Ask(TrainerSlot slot) => _ = slot.Stop.CancelAsync().ContinueWith(
        asked => Log.StopFailed(logger, asked.Exception!, slot.Ticket.StudyId, slot.Ticket.Number),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);

    /// <summary>Whether nothing is taken; from the moment on that a trial found the machine unfit, before that trial waits again.</summary>
    private bool IsClosed => _draining || _held || _busy.Values.Any(x => x.Unfit);

    private void Run(string key, TrainerSlot slot)
    {
        try
        {
            ThreadNiceness.Lower();
            runner.Run(key, slot, () => Changed?.Invoke());
        }
        finally
        {
            lock (_gate)
            {
                _busy.Remove(key);
                _held |= slot.Unfit;
                _version++;
                slot.Stop.Dispose();
                if (_draining)
                {
                    _freed.Release();
                }
            }

            HarMeter.Taken(-1);
            Changed?.Invoke();
        }
    }
}
