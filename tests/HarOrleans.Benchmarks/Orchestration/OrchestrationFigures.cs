namespace HarOrleans.Benchmarks;

/// <summary>What one trial costs the whole process beside its training.</summary>
/// <param name="Trials">Trials of the study.</param>
/// <param name="Epochs">Epochs of a trial.</param>
/// <param name="CpuMs">CPU milliseconds a trial.</param>
/// <param name="CompilingMs">Milliseconds of them for which the runtime compiled, by the clock: at most so much CPU.</param>
/// <param name="Commits">Commits a trial.</param>
/// <param name="LoadAverage">The machine's load average then.</param>
internal sealed record OrchestrationFigures(int Trials, int Epochs, double CpuMs, double CompilingMs, double Commits, double LoadAverage);
