namespace HarOrleans.Contracts;

/// <summary>A silo of the cluster, as its membership has it.</summary>
/// <param name="Silo">Its address with its generation, as <see cref="TrainerStatus.Silo"/> has it.</param>
/// <param name="Roles">What it does.</param>
/// <param name="Labels">What it announces of itself.</param>
/// <param name="Status">Orleans' word: Joining, Active, ShuttingDown, Stopping or Dead.</param>
[GenerateSerializer, Immutable, Alias(Aliases.SiloInfo)]
public sealed record SiloInfo(string Silo, IReadOnlyList<string> Roles, IReadOnlyDictionary<string, string> Labels, string Status)
{
    /// <summary>When it started; null where that is not known.</summary>
    [Id(4)] public DateTimeOffset? StartedAt { get; init; }
}
