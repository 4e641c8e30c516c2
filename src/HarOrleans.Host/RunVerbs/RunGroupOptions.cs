namespace HarOrleans.Host.RunVerbs;

/// <summary>How <c>har runs search</c> groups runs.</summary>
/// <param name="By">Fields such as <c>params.optimizer</c>.</param>
/// <param name="Values">Fields with numbers to sum up in each group.</param>
internal sealed record RunGroupOptions(IReadOnlyList<string> By, IReadOnlyList<string> Values);
