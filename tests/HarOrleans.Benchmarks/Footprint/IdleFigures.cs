namespace HarOrleans.Benchmarks;

/// <summary>A server without work.</summary>
/// <param name="StartCpuSeconds">Processor time until its page answered.</param>
/// <param name="Seconds">How long it was watched after that.</param>
/// <param name="CpuPercent">Processor time meanwhile, of one core.</param>
/// <param name="ResidentMib">Memory at the end.</param>
/// <param name="PeakMib">The most memory it had.</param>
internal sealed record IdleFigures(double StartCpuSeconds, double Seconds, double CpuPercent, double ResidentMib, double PeakMib);
