namespace HarOrleans.Training;

/// <summary>What a refit came to.</summary>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="Rows">Rows trained with.</param>
/// <param name="Test">How it does on the test file.</param>
/// <param name="Files">The logged model: each file's path among the run's artifacts, and what writes it.</param>
public sealed record RefitResult(int Epochs, int Rows, TestResult Test, IReadOnlyList<(string Path, Action<Stream> Write)> Files);
