namespace HarOrleans.Benchmarks;

/// <summary>A silo without work.</summary>
/// <param name="Role">Its role.</param>
/// <param name="CpuPercent">Processor time in percent of one core, each time that it was watched.</param>
/// <param name="ResidentMib">Memory at the end.</param>
/// <param name="LoadAverage">The machine's load average then.</param>
internal sealed record IdleSiloFigures(string Role, IReadOnlyList<double> CpuPercent, double ResidentMib, double LoadAverage);
