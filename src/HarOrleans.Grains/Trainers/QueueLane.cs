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
}
