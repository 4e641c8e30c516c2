namespace HarOrleans.Contracts;

/// <summary>A run as a list shows it.</summary>
/// <param name="RunId">32 lower-case hex digits.</param>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who made it.</param>
/// <param name="ExperimentId">Its experiment.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParentRunId">The run it belongs to, or null.</param>
/// <param name="StudyId">The study whose trial it is, or null.</param>
/// <param name="TrialNumber">The trial's number, or null.</param>
/// <param name="Status">Its status.</param>
/// <param name="Reason">Why it failed or was killed, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="StartedAt">When work on it began, or null.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="DeletedAt">When it was deleted, or null.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunInfo)]
public sealed record RunInfo(
    string RunId,
    string Workspace,
    string Owner,
    long ExperimentId,
    string Name,
    string? ParentRunId,
    long? StudyId,
    int? TrialNumber,
    RunStatus Status,
    string? Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? DeletedAt = null);
