using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>Waiting trials of one study that need the same.</summary>
/// <param name="first">The trial that it began with.</param>
/// <param name="key">The needs as one text.</param>
/// <param name="arrival">When it began to wait, as a count.</param>
internal sealed class QueueLane(TrialTicket first, string key, long arrival)
{
    private readonly SlotNeed[] _needs = [.. first.Requires.Select(SlotNeed.Parse)];

    internal string Workspace { get; } = first.Workspace;

    internal long StudyId { get; } = first.StudyId;

    internal string Key { get; } = key;

    internal long Arrival { get; } = arrival;

    /// <summary>Who waits, next first.</summary>
    internal SortedSet<QueuePosition> Trials { get; } = [];

    /// <summary>The needs for people; empty where there are none.</summary>
    internal string Needs { get; } = string.Join(", ", first.Requires);

    internal bool NeedsLabel(string label) => _needs.Any(need => need.Label == label);

    internal bool IsMetBy(TrainerStatus trainer) => _needs.All(need => need.IsMetBy(trainer.Labels));

    /// <summary>How many trials are before a level of the queue, and how many are of it.</summary>
    internal (int Before, int At) CountTo(long front, int priority)
    {
        var (first, last) = (Against(Trials.Min, front, priority), Against(Trials.Max, front, priority));
        if (first == last)
        {
            return first < 0 ? (Trials.Count, 0) : first == 0 ? (0, Trials.Count) : (0, 0);
        }

        var before = Trials.TakeWhile(trial => Against(trial, front, priority) < 0).Count();
        return (before, Trials.Skip(before).TakeWhile(trial => Against(trial, front, priority) == 0).Count());
    }

    /// <summary>The trials of the lane in its order, each with how many of its level are before it.</summary>
    internal IEnumerable<(QueuePosition Trial, int Index)> Numbered()
    {
        var (index, last) = (0, default(QueuePosition));
        foreach (var trial in Trials)
        {
            index = Against(trial, last.Front, last.Priority) == 0 ? index : 0;
            yield return (trial, index++);
            last = trial;
        }
    }

    private static int Against(QueuePosition trial, long front, int priority) => Math.Sign((trial.Front, -(long)trial.Priority).CompareTo((front, -(long)priority)));
}
