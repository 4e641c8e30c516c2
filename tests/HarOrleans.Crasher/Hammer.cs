using System.Diagnostics;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Crasher;

/// <summary>Many writers that log points until they are killed, and write down what was acknowledged.</summary>
internal sealed class Hammer(IRunStore runs, AckLog log)
{
    private const int PointsAtOnce = 3;
    private const int Keys = 4;
    private const long SequencesOfWriter = 1_000_000;

    private static readonly Dictionary<string, string> None = [];

    private int _acknowledged;

    /// <summary>Logs with so many writers to so many runs; says <c>started</c> once a while has passed and a few hundred calls were acknowledged.</summary>
    internal static async Task RunAsync(HarStorageOptions storage, AckLog log, int runs, int writers, TimeSpan least)
    {
        await using var services = new ServiceCollection().AddHarStorage(storage).BuildServiceProvider();
        await services.GetRequiredService<IStorageMigrator>().MigrateAsync();
        var hammer = new Hammer(services.GetRequiredService<IRunStore>(), log);
        await Task.WhenAll(Enumerable.Range(0, runs).Select(run => hammer.MakeAsync(run)));
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => hammer.LogAsync(writer, IdOf(writer % runs), () => Stopwatch.GetElapsedTime(begun) >= least))));
    }

    private static string IdOf(int run) => FormattableString.Invariant($"{run:x32}");

    private Task MakeAsync(int run) =>
        runs.CreateAsync(new RunSpec(IdOf(run), "default", "local", 1, "run", null, None, None), DateTimeOffset.UnixEpoch);

    private async Task LogAsync(int writer, string run, Func<bool> isLate)
    {
        var key = FormattableString.Invariant($"k{writer % Keys}");
        for (var first = writer * SequencesOfWriter; ; first += PointsAtOnce)
        {
            var points = Enumerable.Range(0, PointsAtOnce).Select(i => new MetricPoint(key, first + i, first + i, i, 0)).ToList();
            await runs.LogAsync(run, new RunBatch(0, points, None, None));
            foreach (var point in points)
            {
                log.Write($"{run} {key} 0 {point.Sequence} {point.Step}");
            }

            if (Interlocked.Increment(ref _acknowledged) > 300 && isLate())
            {
                Console.WriteLine("started");
            }
        }
    }
}
