using System.Collections.Concurrent;
using System.Diagnostics;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Benchmarks;

/// <summary>Callers side by side against one store; a call has ended when what it wrote is durable.</summary>
internal sealed class TrackingRound(IRunStore runs, int callers, TimeSpan time)
{
    /// <summary>Points of a call, in batches.</summary>
    internal const int BatchSize = 1000;

    private const int Keys = 4;
    private const int ReadPoints = 3000;
    private const int WarmUp = 100;

    private static readonly Dictionary<string, string> None = [];

    private static readonly string[] Names = [.. Enumerable.Range(0, Keys).Select(key => FormattableString.Invariant($"metric-{key}"))];

    private int _made;

    internal async Task<(Pace Single, Pace Batched, Pace Create, Pace Read)> RunAsync(CancellationToken cancellationToken)
    {
        var create = await MeasureAsync(1, (_, _) => MakeAsync(), cancellationToken);
        var ids = new string[callers];
        for (var caller = 0; caller < callers; caller++)
        {
            ids[caller] = await MakeAsync();
        }

        var single = await MeasureAsync(1, (caller, call) => runs.LogAsync(ids[caller], Batch(call, 1), cancellationToken), cancellationToken);
        var batched = await MeasureAsync(
            BatchSize, (caller, call) => runs.LogAsync(ids[caller], Batch(1_000_000_000 + ((long)call * BatchSize), BatchSize), cancellationToken), cancellationToken);

        var read = await MakeAsync();
        for (var from = 0; from < ReadPoints * Keys; from += BatchSize)
        {
            await runs.LogAsync(read, Batch(from, BatchSize), cancellationToken);
        }

        return (single, batched, create, await ReadAsync(read, cancellationToken));
    }

    private static RunBatch Batch(long from, int count) => new(
        0,
        [.. Enumerable.Range(0, count).Select(i => new MetricPoint(Names[(from + i) % Keys], from + i + 1, from + i, 1.0 / (from + i + 1), 1_700_000_000_000 + from + i))],
        None,
        None);

    private async Task<string> MakeAsync()
    {
        var id = FormattableString.Invariant($"{Interlocked.Increment(ref _made):x32}");
        await runs.CreateAsync(new RunSpec(id, "default", "local", 1, "run", null, None, new Dictionary<string, string> { ["kind"] = "bench" }), DateTimeOffset.UnixEpoch);
        return id;
    }

    private async Task<Pace> ReadAsync(string run, CancellationToken cancellationToken)
    {
        // What the writes left to be collected, and code that was compiled in haste, are no part of a read.
        for (var i = 0; i < WarmUp; i++)
        {
            await runs.ReadPointsAsync(run, ["metric-1"], 0, ReadPoints, cancellationToken);
        }

        GC.Collect();
        var start = Pace.Now();
        List<double> times = [];
        while (times.Count < 50 || Stopwatch.GetElapsedTime(start.At) < time / 2)
        {
            var call = Stopwatch.GetTimestamp();
            var page = await runs.ReadPointsAsync(run, ["metric-1"], 0, ReadPoints, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(call).TotalMilliseconds);
            if (page.Points.Count != ReadPoints)
            {
                throw new InvalidOperationException($"{page.Points.Count} points were read in place of {ReadPoints}.");
            }
        }

        return Pace.Since(start, times, times.Count);
    }

    private async Task<Pace> MeasureAsync(int worth, Func<int, int, Task> call, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<double>();
        var start = Pace.Now();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(
            async () =>
            {
                for (var i = 0; Stopwatch.GetElapsedTime(start.At) < time; i++)
                {
                    var began = Stopwatch.GetTimestamp();
                    await call(caller, i);
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            },
            cancellationToken)));
        return Pace.Since(start, [.. times], (long)times.Count * worth);
    }
}
