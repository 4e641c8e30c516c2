namespace HarOrleans.Dashboard;

/// <summary>How the values of a column spread.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Edges">Edges of the histogram's bins, one more than there are bins.</param>
/// <param name="Counts">Values in each bin.</param>
/// <param name="Boxes">A box for each activity, in alphabetical order.</param>
public sealed record DataSpread(string Column, IReadOnlyList<double> Edges, IReadOnlyList<int> Counts, IReadOnlyList<DataBox> Boxes);
