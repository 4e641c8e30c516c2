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

    /// <summary>
    /// Those of a study that wait, or one of them, in their order, each with its place among all: as <see cref="InOrder"/> has it, without going through the others.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="number">The trial; null for all of the study's.</param>
    /// <param name="take">How many there are at most.</param>
    /// <param name="loads">Tells what runs now.</param>
    internal IEnumerable<(TrialTicket Ticket, QueueLane Lane, int Position)> Of(long study, int? number, int take, Func<QueueLoads> loads)
    {
        IEnumerable<QueueLane> lanes = number is not { } one ? _lanes.Values.Where(lane => lane.StudyId == study)
            : _waiting.TryGetValue((study, one), out var known) ? [known.Lane] : [];
        var levels = new Dictionary<(long Front, int Priority), QueueLevel>();
        return lanes
            .SelectMany(lane => lane.Numbered().Select(each => (Lane: lane, each.Trial, each.Index)))
            .Where(each => number is null || each.Trial.Number == number)
            .OrderBy(each => (each.Trial.Front, -(long)each.Trial.Priority, each.Lane.Arrival, each.Trial.Number))
            .Take(take)
            .Select(each => (_waiting[(study, each.Trial.Number)].Ticket, each.Lane, level(each.Trial).Position(each.Lane, each.Index)));

        QueueLevel level(QueuePosition trial) => levels.TryGetValue((trial.Front, trial.Priority), out var made)
            ? made
            : levels[(trial.Front, trial.Priority)] = new(_lanes.Values, loads(), trial.Front, trial.Priority);
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
