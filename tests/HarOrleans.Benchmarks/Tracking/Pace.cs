namespace HarOrleans.Benchmarks;

/// <summary>How fast, and how long a call took.</summary>
internal sealed record Pace(double PerSecond, double P50Ms, double P99Ms)
{
    /// <summary>From each call's milliseconds, and what all of them did in a time.</summary>
    internal static Pace Of(IReadOnlyList<double> milliseconds, long done, TimeSpan time)
    {
        var sorted = milliseconds.Order().ToArray();
        return new(Math.Round(done / time.TotalSeconds), At(sorted, 0.5), At(sorted, 0.99));
    }

    private static double At(double[] sorted, double part) => Math.Round(sorted[(int)((sorted.Length - 1) * part)], 3);
}
