namespace HarOrleans.Dashboard;

/// <summary>One point of a curve.</summary>
/// <param name="Step">Where: an epoch, a trial number; at least 0.</param>
/// <param name="Value">The value; what is not finite is a gap.</param>
public readonly record struct ChartPoint(long Step, double Value);
