using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>What a watch of a study yields.</summary>
/// <param name="Study">The study now.</param>
/// <param name="Changed">Trials that changed since the last update, each whole, by number; in the first update all of them. At least as new as the study: once it is finished, none of its trials is missing.</param>
/// <param name="Sequence">A watch that begins after it goes on from here.</param>
public sealed record StudyUpdate(StudySnapshot Study, IReadOnlyList<FrozenTrial> Changed, long Sequence = 0)
{
    /// <summary>In the first update of <see cref="StudyHandle.WatchLatestAsync(int, WatchOptions?, CancellationToken)"/> how the values of all its trials went; else null.</summary>
    public ValueHistory? History { get; init; }
}
