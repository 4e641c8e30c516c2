using System.Globalization;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>Memory, within what a container allows.</summary>
internal sealed class MemoryCheck : ICheck
{
    private const string MemoryFile = "/proc/meminfo";
    private const string FreeLine = "MemAvailable:";

    /// <summary>Below this a demo is killed, or swaps; its own peak is in the Host's README.</summary>
    private const long Needed = 768L << 20;

    private const long Comfortable = 2L << 30;

    /// <inheritdoc />
    public string Name => "memory";

    /// <inheritdoc />
    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var allowed = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var free = Math.Min(allowed, await FreeAsync(cancellationToken) ?? allowed);
        var found = $"{TextFormat.Size(free)} free of {TextFormat.Size(allowed)}";
        return free switch
        {
            < Needed => new Finding(Mark.Wrong, found, $"End other programs, or give this machine or container more: {TextFormat.Size(Needed)} at least."),
            < Comfortable => new Finding(Mark.Note, found, "Enough for one trial at a time; leave --parallel at 1."),
            _ => new Finding(Mark.Ok, found),
        };
    }

    private static async Task<long?> FreeAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(MemoryFile))
        {
            return null;
        }

        var line = (await File.ReadAllLinesAsync(MemoryFile, cancellationToken)).FirstOrDefault(x => x.StartsWith(FreeLine, StringComparison.Ordinal));
        return line is null ? null : long.Parse(line.AsSpan(FreeLine.Length).TrimEnd("kB ").Trim(), CultureInfo.InvariantCulture) << 10;
    }
}
