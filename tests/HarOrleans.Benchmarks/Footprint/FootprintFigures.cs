namespace HarOrleans.Benchmarks;

/// <summary>Memory and processor time of the built executable.</summary>
internal sealed record FootprintFigures(IdleFigures Idle, DemoFigures Demo, double LoadAverage);
