namespace HarOrleans.Contracts;

/// <summary>The answer to a <see cref="TrainerStatus"/>.</summary>
/// <param name="Lost">Attempts whose lease could not be renewed, because they are over: stop working on them.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrainerOrders)]
public sealed record TrainerOrders(IReadOnlyList<LeaseKey> Lost)
{
    /// <summary>Take nothing new (true) or take trials again (false); null for as before.</summary>
    [Id(1)] public bool? Drain { get; init; }
}
