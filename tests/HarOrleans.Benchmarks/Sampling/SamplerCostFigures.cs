namespace HarOrleans.Benchmarks;

/// <summary>What one trial costs, of the whole process.</summary>
/// <param name="History">Trials that the study has already.</param>
/// <param name="CpuMsAsk">CPU milliseconds to ask.</param>
/// <param name="CpuMsTell">CPU milliseconds to tell.</param>
/// <param name="Commits">Commits of both.</param>
/// <param name="CommitsAsk">Commits to ask.</param>
/// <param name="CommitsTell">Commits to tell.</param>
internal sealed record SamplerCostFigures(int History, double CpuMsAsk, double CpuMsTell, double Commits, double CommitsAsk, double CommitsTell);
