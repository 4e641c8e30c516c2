namespace HarOrleans.Benchmarks;

/// <summary>What the peer prints.</summary>
/// <param name="CpuSPerEpoch">Median CPU seconds of an epoch.</param>
/// <param name="WallSPerEpoch">Median wall seconds of an epoch.</param>
/// <param name="BestValAccuracy">Its best validation accuracy.</param>
/// <param name="Torch">Its PyTorch's version.</param>
internal sealed record PeerFigures(double CpuSPerEpoch, double WallSPerEpoch, double BestValAccuracy, string Torch);
