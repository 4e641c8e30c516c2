namespace HarOrleans.Client;

/// <summary>Where a watch of a query stands: what it has told of each run, in the query's order. Keep it (it is plain JSON), and a later watch goes on from it.</summary>
/// <param name="Runs">The runs that match.</param>
public sealed record RunQueryState(IReadOnlyList<RunVersion> Runs);
