using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <content>What people ask of it.</content>
internal sealed partial class QueueBoard
{
    /// <summary>The trainers, and those that wait, or a page of them.</summary>
    internal QueueSnapshot Snapshot(DateTimeOffset now, int skip = 0, int take = int.MaxValue)
    {
        Forget(now);
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        List<WaitingTrial> waiting = [];
        foreach (var (place, (ticket, lane)) in _line.InOrder(Loads()).Index().Skip(skip).Take(take))
        {
            waiting.Add(new(ticket, place + 1, Reason(lane, reasons)));
        }

        return new([.. _trainers.Values.Select(x => x.Status)], waiting) { Total = _line.Count };
    }

    /// <summary>Where a study's trials stand, or one of them; see <see cref="IQueueGrain.FindAsync"/>.</summary>
    internal QueuePlaces Find(long study, int? number, int take, DateTimeOffset now)
    {
        Forget(now);
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = _line.Of(study, number, take, Loads).Select(each => new WaitingTrial(each.Ticket, each.Position, Reason(each.Lane, reasons))).ToArray();
        return new(waiting, _trainers.Values.Where(each => Takes(each.Status)).Sum(each => each.Status.Slots.Count));
    }

    private string Reason(QueueLane lane, Dictionary<string, string> known) => known.TryGetValue(lane.Key, out var reason) ? reason : known[lane.Key] = Reason(lane);

    private string Reason(QueueLane lane)
    {
        var fitting = _trainers.Values.Select(x => x.Status).Where(lane.IsMetBy).ToArray();
        var needs = lane.Needs.Length == 0 ? "" : $"needs {lane.Needs}: ";
        return _trainers.Count == 0 ? "no trainer is alive"
            : fitting.Length == 0 ? $"{needs}no trainer that is alive has it"
            : !Array.Exists(fitting, Takes) ? needs.Length == 0 ? "all trainers are draining" : $"{needs}all trainers that have it are draining"
            : needs.Length == 0 ? "all slots are busy" : $"{needs}all slots that have it are busy";
    }
}
