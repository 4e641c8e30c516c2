namespace HarOrleans.Contracts;

/// <summary>A run as another system has it, or a part of one: a long history comes in several parts.</summary>
/// <param name="Spec">The run, with params and tags of this part.</param>
/// <param name="Status">Its status; a run that was RUNNING there ends here, see <see cref="WasRunning"/>.</param>
/// <param name="Reason">Why it failed or was killed, or null.</param>
/// <param name="StartedAt">When it began, or null.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="DeletedAt">When it was deleted there, or null.</param>
/// <param name="Points">Points of this part; of each metric the sequences count its points from 0.</param>
/// <param name="Models">Logged models that it made or used.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunImport)]
public sealed record RunImport(
    RunSpec Spec,
    RunStatus Status,
    string? Reason,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? DeletedAt,
    IReadOnlyList<MetricPoint> Points,
    IReadOnlyList<RunModel> Models)
{
    /// <summary>Why a run that was RUNNING there is FAILED here. A later import that knows its end takes that.</summary>
    public const string WasRunning = "It was RUNNING in MLflow's store when it was imported: its owner is not known here.";
}
