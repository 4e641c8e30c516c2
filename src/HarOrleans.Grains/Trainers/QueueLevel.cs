namespace HarOrleans.Grains;

/// <summary>
/// The trials that were put in front alike and have one priority: how many start before one of them, worked out from counts instead of by going through all that wait. Within a level the order is by how
/// many of the workspace run, then of the study, then by the lane's arrival. Each start adds one to both, so each study's trials, and each workspace's, are in that order already, and the whole is their merge.
/// </summary>
internal sealed class QueueLevel
{
    private readonly Dictionary<string, (int Runs, Dictionary<long, QueueShare> Studies)> _workspaces = new(StringComparer.Ordinal);
    private readonly int _earlier;

    /// <param name="lanes">All that wait.</param>
    /// <param name="loads">What runs now; what starts before this level is added.</param>
    /// <param name="front">How far the level's trials were put in front.</param>
    /// <param name="priority">Their priority.</param>
    internal QueueLevel(IReadOnlyCollection<QueueLane> lanes, QueueLoads loads, long front, int priority)
    {
        List<(QueueLane Lane, int Count)> here = [];
        foreach (var lane in lanes)
        {
            var (before, at) = lane.CountTo(front, priority);
            _earlier += before;
            loads.Add(lane.Workspace, lane.StudyId, before);
            if (at > 0)
            {
                here.Add((lane, at));
            }
        }

        foreach (var (lane, count) in here)
        {
            if (!_workspaces.TryGetValue(lane.Workspace, out var workspace))
            {
                _workspaces[lane.Workspace] = workspace = (loads.OfWorkspace(lane.Workspace), []);
            }

            if (!workspace.Studies.TryGetValue(lane.StudyId, out var share))
            {
                workspace.Studies[lane.StudyId] = share = new(lane.StudyId, loads.OfStudy(lane.StudyId));
            }

            share.Add(lane.Arrival, count);
        }
    }

    /// <summary>A trial's place in the whole queue, from 1.</summary>
    /// <param name="lane">Its lane.</param>
    /// <param name="index">How many of the level are before it in the lane.</param>
    internal int Position(QueueLane lane, int index)
    {
        var (runs, studies) = _workspaces[lane.Workspace];
        var own = studies[lane.StudyId];
        var studyRuns = own.Runs + own.Before(lane.Arrival) + index;
        var inWorkspace = studies.Values.Sum(study => study.Study == own.Study ? study.Below(studyRuns) : Before(study, studyRuns, lane.Arrival));
        var turn = (Runs: runs + inWorkspace, studyRuns, lane.Arrival);
        var others = _workspaces.Where(each => each.Key != lane.Workspace).Sum(each => Before(each.Value.Studies.Values, turn.Runs - each.Value.Runs, turn.studyRuns, turn.Arrival));
        return _earlier + inWorkspace + others + 1;
    }

    private static int Before(QueueShare study, int studyRuns, long arrival) => study.Below(studyRuns) + (study.ArrivalAt(studyRuns) < arrival ? 1 : 0);

    /// <summary>Of another workspace: those that find fewer of theirs at work, and the one that finds as many, where its study or lane is before.</summary>
    private static int Before(IReadOnlyCollection<QueueShare> studies, int fewer, int studyRuns, long arrival)
    {
        var count = studies.Sum(study => study.Count);
        if (fewer < 0 || fewer >= count)
        {
            return Math.Clamp(fewer, 0, count);
        }

        return fewer + (At(studies, fewer).CompareTo((studyRuns, arrival)) < 0 ? 1 : 0);
    }

    /// <summary>What one of a workspace's trials finds of its study, and its lane.</summary>
    private static (int StudyRuns, long Arrival) At(IReadOnlyCollection<QueueShare> studies, int index)
    {
        var (low, high) = (studies.Min(study => study.Runs), studies.Max(study => study.Runs + study.Count));
        while (low + 1 < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = studies.Sum(study => study.Below(middle)) <= index ? (middle, high) : (low, middle);
        }

        var arrivals = studies.Select(study => study.ArrivalAt(low)).OfType<long>().Order();
        return (low, arrivals.ElementAt(index - studies.Sum(study => study.Below(low))));
    }
}
