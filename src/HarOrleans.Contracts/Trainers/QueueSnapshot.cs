namespace HarOrleans.Contracts;

/// <summary>The queue now.</summary>
/// <param name="Trainers">Trainer silos heard of lately.</param>
/// <param name="Waiting">Waiting trials by position.</param>
[GenerateSerializer, Immutable, Alias(Aliases.QueueSnapshot)]
public sealed record QueueSnapshot(IReadOnlyList<TrainerStatus> Trainers, IReadOnlyList<WaitingTrial> Waiting)
{
    /// <summary>How many wait in all, where <see cref="Waiting"/> is a page of them.</summary>
    [Id(2)] public int Total { get; init; } = Waiting.Count;
}
