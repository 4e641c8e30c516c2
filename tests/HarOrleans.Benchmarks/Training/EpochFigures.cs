namespace HarOrleans.Benchmarks;

/// <summary>What a training took.</summary>
/// <param name="CpuSecondsPerEpoch">Median over its epochs, of the whole process.</param>
/// <param name="WallSecondsPerEpoch">Median over its epochs.</param>
/// <param name="BestAccuracy">Its best validation accuracy.</param>
/// <param name="FirstMegabytes">The process's memory after the second epoch.</param>
/// <param name="LastMegabytes">The process's memory after the last epoch.</param>
/// <param name="Weights">Digest of its best weights.</param>
internal sealed record EpochFigures(
    double CpuSecondsPerEpoch, double WallSecondsPerEpoch, double BestAccuracy, double FirstMegabytes, double LastMegabytes, string Weights);
