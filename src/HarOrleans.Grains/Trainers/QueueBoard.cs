using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>Who waits and which slots are free: the queue's decisions, without any calls.</summary>
internal sealed class QueueBoard(TimeSpan trainerTimeout)
{
    private readonly List<TrialTicket> _waiting = [];
    private readonly Dictionary<string, (TrainerStatus Status, DateTimeOffset Seen)> _trainers = [];
    private readonly Dictionary<string, TrialTicket> _handing = [];

    internal void Enqueue(TrialTicket ticket)
    {
        if (!_waiting.Contains(ticket) && !_handing.ContainsValue(ticket))
        {
            _waiting.Add(ticket);
        }
    }

    internal void Remove(TrialTicket ticket) => _waiting.Remove(ticket);

    /// <summary>Takes a silo's status; one from before the last hand-out is a sign of life only.</summary>
    internal void Hear(TrainerStatus status, DateTimeOffset now) =>
        _trainers[status.Silo] = (_trainers.TryGetValue(status.Silo, out var known) && known.Status.Version > status.Version ? known.Status : status, now);

    /// <summary>The next trial with a slot for it; it is held for that slot until <see cref="Handed"/>, <see cref="Refused"/> or <see cref="Failed"/>. Null where nothing fits.</summary>
    internal (string Slot, TrialTicket Ticket)? Take(DateTimeOffset now)
    {
        Forget(now);
        var slot = _trainers.Values
            .Where(x => !x.Status.Draining)
            .OrderBy(x => x.Status.Busy.Count + x.Status.Slots.Count(_handing.ContainsKey))
            .SelectMany(x => x.Status.Slots.Where(slot => !x.Status.Busy.ContainsKey(slot) && !_handing.ContainsKey(slot)))
            .FirstOrDefault();
        if (slot is null || Ordered().FirstOrDefault() is not { } ticket)
        {
            return null;
        }

        _waiting.Remove(ticket);
        _handing[slot] = ticket;
        return (slot, ticket);
    }

    /// <summary>The slot took the trial: it counts as busy until a later status of its silo says otherwise.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="version">The silo's status version at the start; a status heard since may already know of the trial's end.</param>
    internal void Handed(string slot, long version)
    {
        if (_handing.Remove(slot, out var ticket) && Owner(slot) is { } trainer && trainer.Status.Version < version)
        {
            MarkBusy(trainer.Status with { Version = version }, trainer.Seen, slot, ticket);
        }
    }

    /// <summary>The slot is taken: the trial waits again, in front, and the slot is not asked before its silo's next status.</summary>
    internal void Refused(string slot)
    {
        if (TakeBack(slot) is { } ticket && Owner(slot) is { } trainer)
        {
            MarkBusy(trainer.Status, trainer.Seen, slot, ticket);
        }
    }

    /// <summary>The silo did not answer: the trial waits again, in front, and the silo is not asked before its next status.</summary>
    internal void Failed(string slot)
    {
        TakeBack(slot);
        if (Owner(slot) is { } trainer)
        {
            _trainers.Remove(trainer.Status.Silo);
        }
    }

    internal QueueSnapshot Snapshot(DateTimeOffset now)
    {
        Forget(now);
        var reason = _trainers.Count == 0 ? "no trainer is alive" : _trainers.Values.All(x => x.Status.Draining) ? "all trainers are draining" : "all slots are busy";
        return new([.. _trainers.Values.Select(x => x.Status)], [.. Ordered().Select((ticket, i) => new WaitingTrial(ticket, i + 1, reason))]);
    }

    private void MarkBusy(TrainerStatus status, DateTimeOffset seen, string slot, TrialTicket ticket)
    {
        var busy = new Dictionary<string, LeaseKey>(status.Busy) { [slot] = new(ticket.StudyId, ticket.Number, 0, 0) };
        _trainers[status.Silo] = (status with { Busy = busy }, seen);
    }

    private TrialTicket? TakeBack(string slot)
    {
        if (_handing.Remove(slot, out var ticket))
        {
            _waiting.Insert(0, ticket);
        }

        return ticket;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var silent in _trainers.Values.Where(x => now - x.Seen > trainerTimeout).Select(x => x.Status.Silo).ToArray())
        {
            _trainers.Remove(silent);
        }
    }

    /// <summary>Workspaces and studies take turns: who runs least goes first; of one study the lowest number.</summary>
    private IEnumerable<TrialTicket> Ordered()
    {
        var running = _trainers.Values.SelectMany(x => x.Status.Busy.Values).GroupBy(x => x.StudyId).ToDictionary(x => x.Key, x => x.Count());
        foreach (var ticket in _handing.Values)
        {
            running[ticket.StudyId] = running.GetValueOrDefault(ticket.StudyId) + 1;
        }

        return _waiting
            .GroupBy(x => x.StudyId)
            .SelectMany(study => study.OrderBy(x => x.Number).Select((ticket, turn) => (ticket, load: running.GetValueOrDefault(study.Key) + turn)))
            .OrderBy(x => x.load)
            .ThenBy(x => _waiting.IndexOf(x.ticket))
            .Select(x => x.ticket);
    }

    private (TrainerStatus Status, DateTimeOffset Seen)? Owner(string slot)
    {
        var owner = _trainers.Values.FirstOrDefault(x => x.Status.Slots.Contains(slot));
        return owner.Status is null ? null : owner;
    }
}
