namespace HarOrleans.Charts;

/// <summary>How the values of one column spread.</summary>
/// <param name="Title">The figure's heading, e.g. the column's name.</param>
/// <param name="ValueAxis">What the values are.</param>
/// <param name="Edges">Edges of the bins, ascending, one more than there are bins.</param>
/// <param name="Counts">Values in each bin.</param>
public sealed record HistogramChart(string Title, string ValueAxis, IReadOnlyList<double> Edges, IReadOnlyList<int> Counts);
