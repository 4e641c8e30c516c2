using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HarOrleans.Storage;

/// <summary>What the stores count, for <see cref="MeterListener"/>, <c>dotnet-counters</c> and OpenTelemetry. One for the process.</summary>
public static class StorageMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "HarOrleans.Storage";

    /// <summary>Transactions that were committed, those of grain states included; what several callers share counts once.</summary>
    public const string Commits = "har.storage.commits";

    /// <summary>Seconds that units of work took, by <c>har.storage.operation</c>: <c>read</c> or <c>write</c>.</summary>
    public const string Duration = "har.storage.duration";

    private const string Operation = "har.storage.operation";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> CommitCounter = Meter.CreateCounter<long>(Commits, "{commit}", "Transactions that were committed.");

    private static readonly Histogram<double> DurationHistogram = Meter.CreateHistogram(
        Duration,
        "s",
        "Units of work, from the call to the answer, the wait for a turn included.",
        null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    private static readonly KeyValuePair<string, object?> Write = new(Operation, "write");

    private static readonly KeyValuePair<string, object?> Read = new(Operation, "read");

    internal static void Committed() => CommitCounter.Add(1);

    /// <summary>Measures a unit of work that writes, where anybody listens.</summary>
    internal static Task<T> Writing<T>(Func<Task<T>> work) => DurationHistogram.Enabled ? MeasureAsync(work, Write) : work();

    /// <summary>Measures a unit of work that reads, where anybody listens.</summary>
    internal static Task<T> Reading<T>(Func<Task<T>> work) => DurationHistogram.Enabled ? MeasureAsync(work, Read) : work();

    private static async Task<T> MeasureAsync<T>(Func<Task<T>> work, KeyValuePair<string, object?> operation)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            DurationHistogram.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, operation);
        }
    }
}
