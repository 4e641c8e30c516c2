namespace HarOrleans.Contracts;

/// <summary>Where trials of one study stand in the queue now.</summary>
/// <param name="Waiting">Those that wait, by position; empty where none does.</param>
/// <param name="Slots">Slots of the trainers that are alive and take trials, busy ones among them.</param>
[GenerateSerializer, Immutable, Alias(Aliases.QueuePlaces)]
public sealed record QueuePlaces(IReadOnlyList<WaitingTrial> Waiting, int Slots);
