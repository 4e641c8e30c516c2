namespace HarOrleans.Benchmarks;

/// <summary>Milliseconds of one search, by the clock and of processor time.</summary>
internal sealed record SearchFigures(string Name, string Query, int Found, double P50, double P95, double P99, double CpuMean);
