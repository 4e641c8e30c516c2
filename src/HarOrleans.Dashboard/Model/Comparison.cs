using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Runs beside each other, read whole.</summary>
/// <param name="Runs">Those that are there.</param>
/// <param name="Missing">Ids of which there is no run.</param>
/// <param name="Rows">What they are, row by row.</param>
/// <param name="Charts">Metrics that several of them have, a chart each.</param>
/// <param name="HasMore">Whether there are more such metrics.</param>
internal sealed record Comparison(
    IReadOnlyList<RunDetail> Runs, IReadOnlyList<string> Missing, IReadOnlyList<RunDifference> Rows, IReadOnlyList<(string Key, ChartFeed Feed)> Charts, bool HasMore);
