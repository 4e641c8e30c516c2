using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HarOrleans.Grains;

/// <summary>The cluster's queue. Its board decides; a slot's own silo has the last word on whether it is free.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("queue")]
internal sealed class QueueGrain(ITrialStore trials, IOptions<LeaseOptions> leases, TimeProvider time, ILogger<QueueGrain> logger) : Grain, IQueueGrain
{
    /// <summary>The key of the one queue.</summary>
    internal const long Singleton = 0;

    /// <summary>How long a slot may take to answer before its silo counts as not there.</summary>
    private static readonly TimeSpan HandOutTime = TimeSpan.FromSeconds(5);

    private readonly QueueBoard _board = new(leases.Value.Duration);
    private readonly QueueWatch _watch = new(time);

    public Task EnqueueAsync(IReadOnlyList<TrialTicket> tickets, CancellationToken cancellationToken)
    {
        foreach (var ticket in tickets)
        {
            _board.Enqueue(ticket);
            _watch.Entered(ticket);
        }

        HandOut();
        return Task.CompletedTask;
    }

    public Task RemoveAsync(TrialTicket ticket, CancellationToken cancellationToken)
    {
        _board.Remove(ticket);
        _watch.Left(ticket);
        return Task.CompletedTask;
    }

    public async Task<TrainerOrders> HeartbeatAsync(TrainerStatus status, CancellationToken cancellationToken)
    {
        _board.Hear(status, time.GetUtcNow());
        LeaseKey[] held = [.. status.Busy.Values.Where(x => x.Attempt > 0)];
        var lost = held.Length == 0 ? [] : await trials.RenewLeasesAsync(held, time.GetUtcNow() + leases.Value.Duration, cancellationToken);
        HandOut();
        return new(lost) { Drain = _board.DrainOrder(status.Silo) };
    }

    public Task<QueueSnapshot> GetAsync(CancellationToken cancellationToken) => Task.FromResult(_board.Snapshot(time.GetUtcNow()));

    public Task<QueueSnapshot> GetPageAsync(int skip, int take, CancellationToken cancellationToken) => Task.FromResult(_board.Snapshot(time.GetUtcNow(), skip, take));

    public Task<QueuePlaces> FindAsync(long studyId, int? number, int take, CancellationToken cancellationToken) => Task.FromResult(_board.Find(studyId, number, take, time.GetUtcNow()));

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _watch.Ended();
        return Task.CompletedTask;
    }

    public Task DrainAsync(string silo, bool drain, CancellationToken cancellationToken)
    {
        _ = _board.Drain(silo, drain) ? true : throw new NotFoundException("trainer", silo);
        HandOut();
        return Task.CompletedTask;
    }

    private void HandOut()
    {
        while (_board.Take(time.GetUtcNow()) is var (slot, ticket))
        {
            // Not awaited: a slot on a dead silo must not hold up the others. The board holds the trial meanwhile.
            _ = HandOutAsync(slot, ticket);
        }
    }

    private async Task HandOutAsync(string slot, TrialTicket ticket)
    {
        try
        {
            if (await GrainFactory.GetGrain<ITrainerGrain>(slot).StartAsync(ticket).WaitAsync(HandOutTime, time) is { } version)
            {
                _board.Handed(slot, version);
                _watch.Started(ticket);
            }
            else
            {
                _board.Refused(slot);
            }
        }
        catch (Exception e)
        {
            Log.HandOutFailed(logger, e, slot);
            _board.Failed(slot);
        }
    }
}
