namespace HarOrleans.Benchmarks;

/// <summary>Milliseconds from the start of the process to the first 200.</summary>
internal sealed record StartupFigures(IReadOnlyList<double> Milliseconds, double Median, double Min, double Max, double LoadAverage);
