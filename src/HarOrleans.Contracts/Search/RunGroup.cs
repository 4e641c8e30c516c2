namespace HarOrleans.Contracts;

/// <summary>Runs with the same values of the fields that they were grouped by.</summary>
/// <param name="Keys">The values as text, null where the runs have none.</param>
/// <param name="Count">Runs.</param>
/// <param name="Values">For each field that was asked for, what its numbers sum up to.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunGroup)]
public sealed record RunGroup(IReadOnlyList<string?> Keys, long Count, IReadOnlyList<GroupedValue> Values);
