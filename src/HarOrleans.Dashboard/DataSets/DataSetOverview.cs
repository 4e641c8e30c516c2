namespace HarOrleans.Dashboard;

/// <summary>A data set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Simulated">Whether no person was measured: every place that shows it says so.</param>
/// <param name="Train">The training file.</param>
/// <param name="Test">The test file.</param>
public sealed record DataSetOverview(string Name, bool Simulated, DataFile Train, DataFile Test);
