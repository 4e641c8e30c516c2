namespace HarOrleans.Contracts;

/// <summary>A study as a list shows it.</summary>
/// <param name="Id">The study's id.</param>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Direction">Which values are better.</param>
/// <param name="Sampler">The sampler's name.</param>
/// <param name="Objective">The objective's name.</param>
/// <param name="Phase">What it is doing.</param>
/// <param name="Target">Finished trials it is taken to, or null where it never ran.</param>
/// <param name="Counts">Trials by state.</param>
/// <param name="BestValue">The best feasible COMPLETE trial's value, or null; null where there are several objectives.</param>
/// <param name="BestNumber">That trial's number, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When a trial or the study last changed.</param>
[GenerateSerializer, Immutable, Alias(Aliases.StudySummary)]
public sealed record StudySummary(
    long Id,
    string Workspace,
    string Owner,
    string Name,
    StudyDirection Direction,
    string Sampler,
    string Objective,
    StudyPhase Phase,
    int? Target,
    TrialCounts Counts,
    double? BestValue,
    int? BestNumber,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    [Id(14)] private readonly IReadOnlyList<StudyDirection>? _directions;

    /// <summary>Which values are better, for each objective. <see cref="Direction"/> is the first.</summary>
    public IReadOnlyList<StudyDirection> Directions
    {
        get => _directions ?? [Direction];
        init => _directions = value is { Count: > 1 } ? value : null;
    }
}
