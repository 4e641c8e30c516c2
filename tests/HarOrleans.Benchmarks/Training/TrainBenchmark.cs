using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HarOrleans.Data;
using HarOrleans.Training;

namespace HarOrleans.Benchmarks;

/// <summary>Trains as the notebook did, and looks at the clock.</summary>
internal static class TrainBenchmark
{
    internal const int HiddenSize = 128;
    internal const int BatchSize = 32;

    internal static EpochFigures Run(PreparedData data, int layers, int epochs, CancellationToken cancellationToken, long seed = 0)
    {
        using var process = Process.GetCurrentProcess();
        var options = new LstmOptions(data.FeatureCount, data.Classes.Count, HiddenSize, layers, Dropout: 0.2945, Activation.Tanh);
        using var training = new TrainingLoop(
            generator => new LstmClassifier(options, generator),
            new TrainingSettings(epochs, BatchSize, LearningRate: 6.1e-4, WeightDecay: 4.68e-4, seed, Patience: epochs),
            data.Classes,
            new LabelledRows(data.TrainX, data.TrainY),
            new LabelledRows(data.ValidationX, data.ValidationY));
        List<double> cpu = [], wall = [], memory = [];
        while (!training.IsOver)
        {
            process.Refresh();
            var (before, start) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
            training.RunEpoch(cancellationToken).Metrics();
            process.Refresh();
            cpu.Add((process.TotalProcessorTime - before).TotalSeconds);
            wall.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            memory.Add(process.WorkingSet64 / 1e6);
        }

        return new EpochFigures(Median(cpu), Median(wall), training.Progress.BestAccuracy, memory[Math.Min(1, memory.Count - 1)], memory[^1], Digest(training));
    }

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Digest(TrainingLoop training)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var weights in training.BestWeights())
        {
            hash.AppendData(MemoryMarshal.AsBytes<float>(weights.Values));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
