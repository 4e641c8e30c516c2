namespace HarOrleans.Dashboard;

/// <summary>Two columns that go together.</summary>
/// <param name="First">The column that stands further left.</param>
/// <param name="Second">The other.</param>
/// <param name="Correlation">Pearson's correlation, -1 to 1.</param>
public sealed record DataPair(string First, string Second, double Correlation);
