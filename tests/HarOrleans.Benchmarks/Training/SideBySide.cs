using System.Diagnostics;
using HarOrleans.Data;

namespace HarOrleans.Benchmarks;

/// <summary>Trains with several seeds one after the other, then all at once.</summary>
internal static class SideBySide
{
    internal static SideBySideFigures Run(PreparedData data, int layers, int epochs, int trainings, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        string[] alone = [.. Enumerable.Range(0, trainings).Select(Weights)];
        var (one, together) = (Stopwatch.GetElapsedTime(start), new string[trainings]);
        start = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, trainings).Select(seed => new Thread(() => together[seed] = Weights(seed)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        var all = Stopwatch.GetElapsedTime(start);
        return new SideBySideFigures(trainings, trainings * epochs / all.TotalSeconds, trainings * epochs / one.TotalSeconds, alone.SequenceEqual(together));

        string Weights(int seed) => TrainBenchmark.Run(data, layers, epochs, cancellationToken, seed).Weights;
    }
}
