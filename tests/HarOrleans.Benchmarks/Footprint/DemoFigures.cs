namespace HarOrleans.Benchmarks;

/// <summary>A demo with its default trials, from its start to its end.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="CpuSeconds">Processor time, all cores together.</param>
/// <param name="PeakMib">The most memory it had.</param>
/// <param name="StateMib">What it left in its state folder.</param>
internal sealed record DemoFigures(double Seconds, double CpuSeconds, double PeakMib, double StateMib);
