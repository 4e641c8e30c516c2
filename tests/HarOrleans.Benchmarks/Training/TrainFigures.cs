using System.Diagnostics;

namespace HarOrleans.Benchmarks;

/// <summary>What <c>train</c> prints. Figures of a peer and of trainings side by side are null where they were not asked for.</summary>
internal sealed record TrainFigures(
    int Layers,
    double CpuSPerEpoch,
    double WallSPerEpoch,
    double FloorCpuSPerEpoch,
    double PeakMb,
    double BestValAccuracy,
    double GrownMb,
    double? PeerCpuSPerEpoch,
    double? PeerWallSPerEpoch,
    double? Ratio,
    IReadOnlyList<double>? Ratios,
    string? PeerTorch,
    SideBySideFigures? SideBySide,
    string LoadAverage)
{
    internal static TrainFigures Of(int layers, IReadOnlyList<EpochFigures> ours, IReadOnlyList<PeerFigures> theirs, double floor, SideBySideFigures? beside)
    {
        using var process = Process.GetCurrentProcess();
        var any = theirs.Count > 0;
        double[] ratios = [.. ours.Zip(theirs, (one, other) => one.CpuSecondsPerEpoch / other.CpuSPerEpoch)];
        return new TrainFigures(
            layers,
            TrainBenchmark.Median(ours.Select(each => each.CpuSecondsPerEpoch)),
            TrainBenchmark.Median(ours.Select(each => each.WallSecondsPerEpoch)),
            floor,
            process.PeakWorkingSet64 / 1e6,
            ours.Max(each => each.BestAccuracy),
            ours[^1].LastMegabytes - ours[^1].FirstMegabytes,
            any ? TrainBenchmark.Median(theirs.Select(each => each.CpuSPerEpoch)) : null,
            any ? TrainBenchmark.Median(theirs.Select(each => each.WallSPerEpoch)) : null,
            any ? TrainBenchmark.Median(ratios) : null,
            any ? ratios : null,
            any ? theirs[0].Torch : null,
            beside,
            File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown");
    }
}
