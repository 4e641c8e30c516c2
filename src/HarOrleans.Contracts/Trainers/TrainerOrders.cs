namespace HarOrleans.Contracts;

/// <summary>The answer to a <see cref="TrainerStatus"/>.</summary>
/// <param name="Lost">Attempts whose lease could not be renewed, because they are over: stop working on them.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrainerOrders)]
public sealed record TrainerOrders(IReadOnlyList<LeaseKey> Lost);
