using HarOrleans.Contracts;

namespace HarOrleans.Host.RunVerbs;

/// <summary>One group of what <c>har runs search --group-by --json</c> writes, an array of them.</summary>
/// <param name="Group">What the runs have in common, by field; null where they have none.</param>
/// <param name="Runs">How many they are.</param>
/// <param name="Values">What was asked for, by field: count, mean, min and max of the runs that have a number.</param>
internal sealed record RunGroupDocument(IReadOnlyDictionary<string, string?> Group, long Runs, IReadOnlyDictionary<string, GroupedValue> Values)
{
    internal static RunGroupDocument Of(RunGroup group, RunGroupOptions asked) => new(
        asked.By.Zip(group.Keys).ToDictionary(pair => pair.First, pair => pair.Second),
        group.Count,
        asked.Values.Zip(group.Values).ToDictionary(pair => pair.First, pair => pair.Second));
}
