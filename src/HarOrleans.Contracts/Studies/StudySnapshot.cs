using System.Collections.ObjectModel;

namespace HarOrleans.Contracts;

/// <summary>A study as it was at one sequence number.</summary>
/// <param name="Id">The study's id: increasing, never reused.</param>
/// <param name="Spec">What it was made with.</param>
/// <param name="ExperimentId">The experiment of its runs.</param>
/// <param name="Phase">What it is doing.</param>
/// <param name="Budget">How far it is taken, or null where it never ran.</param>
/// <param name="Counts">Trials by state.</param>
/// <param name="Best">The best feasible COMPLETE trial (the earliest, of equals), or null; null where there are several objectives.</param>
/// <param name="Sequence">Grows by one with each change; see <see cref="IFeedGrain"/>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ParentRunId">The run that the trials of the latest <see cref="IStudyGrain.OptimizeAsync"/> are children of, or null where it never ran.</param>
[GenerateSerializer, Immutable, Alias(Aliases.StudySnapshot)]
public sealed record StudySnapshot(
    long Id,
    StudySpec Spec,
    long ExperimentId,
    StudyPhase Phase,
    StudyBudget? Budget,
    TrialCounts Counts,
    FrozenTrial? Best,
    long Sequence,
    DateTimeOffset CreatedAt,
    string? ParentRunId = null)
{
    /// <summary>What people note about the study: names to JSON values.</summary>
    [Id(10)] public IReadOnlyDictionary<string, string> UserAttributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What samplers and protocols note about it: names to JSON values.</summary>
    [Id(11)] public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How long it has been RUNNING in all, of <see cref="StudyBudget.Timeout"/>.</summary>
    [Id(12)] public TimeSpan Elapsed { get; init; }

    /// <summary>What people noted about it in words, in Markdown; empty where nobody did.</summary>
    [Id(13)] public string Note { get; init; } = "";
}
