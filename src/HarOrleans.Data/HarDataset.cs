namespace HarOrleans.Data;

/// <summary>A train and a test file with the same feature columns; every activity of the test file occurs in the train file.</summary>
/// <param name="Name">The folder's name, or <c>simulated</c>.</param>
/// <param name="Simulated">True where no person was measured: every place that shows the data says so.</param>
/// <param name="Train">The train file.</param>
/// <param name="Test">The test file.</param>
public sealed record HarDataset(string Name, bool Simulated, HarTable Train, HarTable Test);
