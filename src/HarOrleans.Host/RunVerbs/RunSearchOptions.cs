namespace HarOrleans.Host.RunVerbs;

/// <summary>What <c>har runs search</c> was asked for.</summary>
/// <param name="Query">Which runs.</param>
/// <param name="OrderBy">In which order.</param>
/// <param name="Experiments">Of these experiments, by name or id; empty for all.</param>
/// <param name="View"><c>active</c>, <c>deleted</c> or <c>all</c>.</param>
/// <param name="Limit">Most runs; null for all.</param>
/// <param name="Groups">How to group them; null for the runs themselves.</param>
internal sealed record RunSearchOptions(string Query, IReadOnlyList<string> OrderBy, IReadOnlyList<string> Experiments, string View, int? Limit, RunGroupOptions? Groups = null);
