using System.Diagnostics;

namespace HarOrleans.Benchmarks;

/// <summary>How fast, how long a call took, and what one point, run or read cost this process in processor time, which tells more than the clock on a busy machine.</summary>
internal sealed record Pace(double PerSecond, double P50Ms, double P99Ms, double CpuUs)
{
    /// <summary>From each call's milliseconds and what all of them did, since a moment.</summary>
    internal static Pace Since((long At, TimeSpan Cpu) start, IReadOnlyList<double> milliseconds, long done)
    {
        var sorted = milliseconds.Order().ToArray();
        var cpu = Environment.CpuUsage.TotalTime - start.Cpu;
        return new(Math.Round(done / Stopwatch.GetElapsedTime(start.At).TotalSeconds), At(sorted, 0.5), At(sorted, 0.99), Math.Round(cpu.TotalMicroseconds / done, 2));
    }

    /// <summary>The moment to measure from.</summary>
    internal static (long At, TimeSpan Cpu) Now() => (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    private static double At(double[] sorted, double part) => Math.Round(sorted[(int)((sorted.Length - 1) * part)], 3);
}
