using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>Who waits and which slots are free: the queue's decisions, without any calls.</summary>
internal sealed partial class QueueBoard(TimeSpan trainerTimeout)
{
    private const string Gpu = "gpu";

    private readonly QueueLine _line = new();
    private readonly Dictionary<long, string> _workspaces = [];
    private readonly Dictionary<string, (TrainerStatus Status, DateTimeOffset Seen)> _trainers = [];
    private readonly Dictionary<string, TrialTicket> _handing = [];
    private readonly HashSet<(long Study, int Number)> _inHand = [];
    private readonly Dictionary<string, bool> _drains = [];

    /// <summary>Trainers that take trials and have a free slot: mostly few of many, and all that a decision looks at.</summary>
    private readonly HashSet<string> _open = [];

    /// <summary>No trainer was last heard of before this.</summary>
    private DateTimeOffset _oldest = DateTimeOffset.MaxValue;

    internal void Enqueue(TrialTicket ticket)
    {
        if (!_inHand.Contains((ticket.StudyId, ticket.Number)))
        {
            _workspaces[ticket.StudyId] = ticket.Workspace;
            _line.Add(ticket);
        }
    }

    internal void Remove(TrialTicket ticket) => _line.Remove(ticket);

    /// <summary>Takes a silo's status; one from before the last hand-out is a sign of life only.</summary>
    internal void Hear(TrainerStatus status, DateTimeOffset now)
    {
        _trainers[status.Silo] = (_trainers.TryGetValue(status.Silo, out var known) && known.Status.Version > status.Version ? known.Status : status, now);
        if (_drains.TryGetValue(status.Silo, out var drain) && drain == status.Draining)
        {
            _drains.Remove(status.Silo);
        }

        _oldest = now < _oldest ? now : _oldest;
        Look(status.Silo);
    }

    /// <summary>Wants a trainer to take nothing new, or trials again; false where none of this address is known.</summary>
    internal bool Drain(string silo, bool drain)
    {
        var known = _trainers.Keys.FirstOrDefault(x => x == silo || x.StartsWith(silo + "@", StringComparison.Ordinal));
        if (known is not null)
        {
            _drains[known] = drain;
            Look(known);
        }

        return known is not null;
    }

    /// <summary>What a trainer is still to be told about draining; null for nothing.</summary>
    internal bool? DrainOrder(string silo) => _drains.TryGetValue(silo, out var drain) ? drain : null;

    /// <summary>The next trial with a slot for it; it is held for that slot until <see cref="Handed"/>, <see cref="Refused"/> or <see cref="Failed"/>. Null where nothing fits.</summary>
    internal (string Slot, TrialTicket Ticket)? Take(DateTimeOffset now)
    {
        Forget(now);
        if (_open.Count == 0 || _line.Count == 0)
        {
            return null;
        }

        var free = _open.Select(silo => _trainers[silo].Status).OrderBy(x => x.Busy.Count + x.Slots.Count(_handing.ContainsKey)).ThenBy(x => x.Silo, StringComparer.Ordinal).ToArray();
        QueueLane? lane = null;
        if (_line.First(Loads(), x => Array.Exists(free, x.IsMetBy) && (lane = x) is not null) is not { } ticket || lane is null)
        {
            return null;
        }

        // One with a GPU last, where none is needed; else the least busy.
        var trainer = free.Where(lane.IsMetBy).OrderBy(x => x.Labels.ContainsKey(Gpu) && !lane.NeedsLabel(Gpu)).First();
        var slot = trainer.Slots.First(x => IsFree(trainer, x));
        _line.Remove(ticket);
        _handing[slot] = ticket;
        _inHand.Add((ticket.StudyId, ticket.Number));
        Look(trainer.Silo);
        return (slot, ticket);
    }

    /// <summary>The slot took the trial: it counts as busy until a later status of its silo says otherwise.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="version">The silo's status version at the start; a status heard since may already know of the trial's end.</param>
    internal void Handed(string slot, long version)
    {
        if (!_handing.Remove(slot, out var ticket))
        {
            return;
        }

        _inHand.Remove((ticket.StudyId, ticket.Number));
        if (Owner(slot) is { } trainer && trainer.Status.Version < version)
        {
            MarkBusy(trainer.Status with { Version = version }, trainer.Seen, slot, ticket);
        }

        Look(SiloOf(slot));
    }

    /// <summary>The slot is taken: the trial waits again, and the slot is not asked before its silo's next status.</summary>
    internal void Refused(string slot)
    {
        if (TakeBack(slot) is { } ticket && Owner(slot) is { } trainer)
        {
            MarkBusy(trainer.Status, trainer.Seen, slot, ticket);
        }
    }

    /// <summary>The silo did not answer: the trial waits again, and the silo is not asked before its next status.</summary>
    internal void Failed(string slot)
    {
        TakeBack(slot);
        if (Owner(slot) is { } trainer)
        {
            _trainers.Remove(trainer.Status.Silo);
            Look(trainer.Status.Silo);
        }
    }

    private bool Takes(TrainerStatus trainer) => !trainer.Draining && DrainOrder(trainer.Silo) is not true;

    private bool IsFree(TrainerStatus trainer, string slot) => !trainer.Busy.ContainsKey(slot) && !_handing.ContainsKey(slot);

    private void MarkBusy(TrainerStatus status, DateTimeOffset seen, string slot, TrialTicket ticket)
    {
        var busy = new Dictionary<string, LeaseKey>(status.Busy) { [slot] = new(ticket.StudyId, ticket.Number, 0, 0) };
        _trainers[status.Silo] = (status with { Busy = busy }, seen);
        Look(status.Silo);
    }

    private TrialTicket? TakeBack(string slot)
    {
        if (_handing.Remove(slot, out var ticket))
        {
            _inHand.Remove((ticket.StudyId, ticket.Number));
            _line.Add(ticket);
            Look(SiloOf(slot));
        }

        return ticket;
    }

    private void Forget(DateTimeOffset now)
    {
        if (now - _oldest <= trainerTimeout)
        {
            return;
        }

        foreach (var silent in _trainers.Values.Where(x => now - x.Seen > trainerTimeout).Select(x => x.Status.Silo).ToArray())
        {
            _trainers.Remove(silent);
            _drains.Remove(silent);
            _open.Remove(silent);
        }

        _oldest = _trainers.Count == 0 ? DateTimeOffset.MaxValue : _trainers.Values.Min(x => x.Seen);
    }

    private QueueLoads Loads()
    {
        var loads = new QueueLoads();
        foreach (var lease in _trainers.Values.SelectMany(x => x.Status.Busy.Values))
        {
            loads.Add(_workspaces.GetValueOrDefault(lease.StudyId), lease.StudyId);
        }

        foreach (var ticket in _handing.Values)
        {
            loads.Add(ticket.Workspace, ticket.StudyId);
        }

        return loads;
    }

    /// <summary>Sorts a trainer among the open ones, or out of them.</summary>
    private void Look(string silo)
    {
        if (_trainers.TryGetValue(silo, out var trainer) && Takes(trainer.Status) && trainer.Status.Slots.Any(slot => IsFree(trainer.Status, slot)))
        {
            _open.Add(silo);
        }
        else
        {
            _open.Remove(silo);
        }
    }

    private (TrainerStatus Status, DateTimeOffset Seen)? Owner(string slot) => _trainers.TryGetValue(SiloOf(slot), out var owner) ? owner : null;

    private static string SiloOf(string slot) => slot[..slot.LastIndexOf('/')];
}
