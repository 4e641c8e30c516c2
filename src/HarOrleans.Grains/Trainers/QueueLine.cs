using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>
/// Who waits, and in which order: trials that were put in front, then by priority, then whose workspace and then whose study runs least, then the study that waits longest, and of one study the lowest
/// number. Trials of one study with the same needs are one lane, so that the next trial costs a look at each lane, however many wait in it.
/// </summary>
internal sealed class QueueLine
{
    private readonly Dictionary<(long Study, int Number), (QueueLane Lane, QueuePosition Position, TrialTicket Ticket)> _waiting = [];
    private readonly Dictionary<(long Study, string Needs), QueueLane> _lanes = [];
    private long _arrivals;

    internal int Count => _waiting.Count;

    internal bool Has(long study, int number) => _waiting.ContainsKey((study, number));

    /// <summary>Adds a trial; one that waits already keeps its place, and takes what it needs from the new ticket.</summary>
    internal void Add(TrialTicket ticket)
    {
        if (_waiting.TryGetValue((ticket.StudyId, ticket.Number), out var known))
        {
            if (known.Ticket.Priority == ticket.Priority && known.Ticket.Front == ticket.Front && known.Ticket.Requires.SequenceEqual(ticket.Requires))
            {
                return;
            }

            Remove(ticket);
        }

        Put(ticket);
    }

    internal bool Remove(TrialTicket ticket)
    {
        if (!_waiting.Remove((ticket.StudyId, ticket.Number), out var gone))
        {
            return false;
        }

        gone.Lane.Trials.Remove(gone.Position);
        if (gone.Lane.Trials.Count == 0)
        {
            _lanes.Remove((ticket.StudyId, gone.Lane.Key));
        }

        return true;
    }

    /// <summary>The next trial of those lanes whose needs can be met; null where there is none.</summary>
    internal TrialTicket? First(QueueLoads loads, Func<QueueLane, bool> canBeMet)
    {
        QueueLane? best = null;
        foreach (var lane in _lanes.Values)
        {
            if ((best is null || Turn(lane, lane.Trials.Min, loads).CompareTo(Turn(best, best.Trials.Min, loads)) < 0) && canBeMet(lane))
            {
                best = lane;
            }
        }

        return best is null ? null : _waiting[(best.StudyId, best.Trials.Min.Number)].Ticket;
    }

    /// <summary>All of them in the order in which they would start, were slots to become free one by one that suit each.</summary>
    internal IEnumerable<(TrialTicket Ticket, QueueLane Lane)> InOrder(QueueLoads loads)
    {
        // A start sets its workspace back as a whole, so of two levels only one head is put in anew, and not each lane of the workspace.
        var workspaces = new PriorityQueue<PriorityQueue<(QueueLane Lane, IEnumerator<QueuePosition> Next), QueueTurn>, QueueTurn>();
        foreach (var lanes in _lanes.Values.GroupBy(lane => lane.Workspace))
        {
            var heads = new PriorityQueue<(QueueLane Lane, IEnumerator<QueuePosition> Next), QueueTurn>();
            foreach (var lane in lanes)
            {
                line(heads, lane, lane.Trials.GetEnumerator());
            }

            enter(heads);
        }

        while (workspaces.TryDequeue(out var heads, out _))
        {
            var (lane, next) = heads.Dequeue();
            yield return (_waiting[(lane.StudyId, next.Current.Number)].Ticket, lane);
            loads.Add(lane.Workspace, lane.StudyId);
            line(heads, lane, next);
            enter(heads);
        }

        void line(PriorityQueue<(QueueLane Lane, IEnumerator<QueuePosition> Next), QueueTurn> heads, QueueLane lane, IEnumerator<QueuePosition> next)
        {
            if (next.MoveNext())
            {
                heads.Enqueue((lane, next), Turn(lane, next.Current, loads) with { WorkspaceRuns = 0 });
            }
        }

        void enter(PriorityQueue<(QueueLane Lane, IEnumerator<QueuePosition> Next), QueueTurn> heads)
        {
            while (heads.TryPeek(out var head, out var turn))
            {
                // Another lane of its study may have set it back meanwhile.
                var now = Turn(head.Lane, head.Next.Current, loads);
                if (now with { WorkspaceRuns = 0 } == turn)
                {
                    workspaces.Enqueue(heads, now);
                    return;
                }

                heads.DequeueEnqueue(head, now with { WorkspaceRuns = 0 });
            }
        }
    }

    private static QueueTurn Turn(QueueLane lane, QueuePosition head, QueueLoads loads) =>
        new(head.Front, -(long)head.Priority, loads.OfWorkspace(lane.Workspace), loads.OfStudy(lane.StudyId), lane.Arrival, head.Number);

    private void Put(TrialTicket ticket)
    {
        var key = (ticket.StudyId, string.Join(' ', ticket.Requires));
        if (!_lanes.TryGetValue(key, out var lane))
        {
            _lanes[key] = lane = new QueueLane(ticket, key.Item2, ++_arrivals);
        }

        var position = new QueuePosition(ticket.Front, ticket.Priority, ticket.Number);
        lane.Trials.Add(position);
        _waiting[(ticket.StudyId, ticket.Number)] = (lane, position, ticket);
    }
}
