using System.Diagnostics;
using System.Globalization;
using HarOrleans.Abstractions;

namespace HarOrleans.Benchmarks;

/// <summary>Milliseconds of what a run's page reads: the run with all it shows, and the points of one metric, of another run each time.</summary>
internal sealed record RunPage(int Points, double P50, double P95, double P99)
{
    internal static async Task<RunPage> MeasureAsync(IRunStore store, int runs, int measured, CancellationToken cancellationToken)
    {
        List<double> wall = [];
        var points = 0;
        for (var i = 0; i <= measured; i++)
        {
            var id = (1 + (i * 7919L % runs)).ToString("x32", CultureInfo.InvariantCulture);
            var start = Stopwatch.GetTimestamp();
            await store.FindAsync(id, cancellationToken);
            points = (await store.ReadPointsAsync(id, ["m0"], 0, 3000, cancellationToken)).Points.Count;
            if (i > 0)
            {
                wall.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        wall.Sort();
        return new(points, wall[wall.Count / 2], wall[(int)(wall.Count * 0.95)], wall[(int)(wall.Count * 0.99)]);
    }
}
