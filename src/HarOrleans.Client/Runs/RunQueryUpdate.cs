using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>What a watch of a query yields.</summary>
/// <param name="Changed">Runs that match now and did not, or that changed, each whole, in the query's order; in the first update all that match.</param>
/// <param name="Gone">Ids of runs that matched and do not any more, or have moved beyond the page.</param>
/// <param name="State">All that match now, in order; a watch that begins after it goes on from here.</param>
public sealed record RunQueryUpdate(IReadOnlyList<RunDetail> Changed, IReadOnlyList<string> Gone, RunQueryState State);
