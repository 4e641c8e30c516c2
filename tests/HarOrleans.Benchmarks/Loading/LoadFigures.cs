namespace HarOrleans.Benchmarks;

/// <summary>What one process says of one reading of both files.</summary>
/// <param name="ReadMs">CPU time of the reading alone, the compiling of what it needs included.</param>
/// <param name="ProcessMs">CPU time of the process from its start.</param>
/// <param name="PeakBytes">The most memory that it held.</param>
internal sealed record LoadFigures(double ReadMs, double ProcessMs, long PeakBytes);
