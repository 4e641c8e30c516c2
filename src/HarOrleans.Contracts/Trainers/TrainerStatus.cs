using System.Collections.ObjectModel;

namespace HarOrleans.Contracts;

/// <summary>What a trainer silo says of itself every few seconds.</summary>
/// <param name="Silo">The silo's address with its generation.</param>
/// <param name="Slots">Keys of its slots (<see cref="ITrainerGrain"/>), in order.</param>
/// <param name="Busy">Slots that run something now, with what they hold; its attempt is 0 while it is being handed out.</param>
/// <param name="Version">Grows with each change of its slots, so that a status and a hand-out can be put in order.</param>
/// <param name="Draining">Whether it takes nothing new.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrainerStatus)]
public sealed record TrainerStatus(string Silo, IReadOnlyList<string> Slots, IReadOnlyDictionary<string, LeaseKey> Busy, long Version, bool Draining)
{
    /// <summary>What it announces of itself, see <see cref="SlotNeed"/>.</summary>
    [Id(5)] public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
