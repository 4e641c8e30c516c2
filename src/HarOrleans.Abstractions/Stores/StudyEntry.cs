using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>A study's catalog row, projected from its grain state.</summary>
/// <param name="Id">The study.</param>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="ExperimentId">The experiment of its runs.</param>
/// <param name="Direction">Which values are better.</param>
/// <param name="Sampler">The sampler's name.</param>
/// <param name="Objective">The objective's name.</param>
/// <param name="Phase">What it is doing.</param>
/// <param name="Target">Finished trials it is taken to, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When its state last changed.</param>
public sealed record StudyEntry(
    long Id,
    string Workspace,
    string Owner,
    string Name,
    long ExperimentId,
    StudyDirection Direction,
    string Sampler,
    string Objective,
    StudyPhase Phase,
    int? Target,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Which values are better, for each objective.</summary>
    public IReadOnlyList<StudyDirection> Directions { get; init; } = [Direction];
}
