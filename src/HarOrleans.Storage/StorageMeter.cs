using System.Diagnostics.Metrics;

namespace HarOrleans.Storage;

/// <summary>What the stores count, for <see cref="MeterListener"/>, <c>dotnet-counters</c> and OpenTelemetry. One for the process.</summary>
public static class StorageMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "HarOrleans.Storage";

    /// <summary>Transactions that were committed, those of grain states included; what several callers share counts once.</summary>
    public const string Commits = "har.storage.commits";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> CommitCounter = Meter.CreateCounter<long>(Commits, "{commit}", "Transactions that were committed.");

    internal static void Committed() => CommitCounter.Add(1);
}
