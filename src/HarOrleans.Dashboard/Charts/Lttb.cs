namespace HarOrleans.Dashboard;

/// <summary>Thins a long curve for drawing: largest-triangle-three-buckets keeps the points that give it its shape, and its two ends.</summary>
internal static class Lttb
{
    /// <summary>Most points of one curve in a page.</summary>
    public const int MostPoints = 2_000;

    public static IReadOnlyList<ChartPoint> Thin(IReadOnlyList<ChartPoint> points, int most = MostPoints)
    {
        if (points.Count <= most || most < 3)
        {
            return points;
        }

        var kept = new List<ChartPoint>(most) { points[0] };
        var width = (double)(points.Count - 2) / (most - 2);
        for (var bucket = 0; bucket < most - 2; bucket++)
        {
            var from = (int)(bucket * width) + 1;
            var to = (int)((bucket + 1) * width) + 1;
            var nextTo = Math.Min((int)((bucket + 2) * width) + 1, points.Count);
            kept.Add(Largest(points, from, to, kept[^1], Mean(points, to, nextTo)));
        }

        kept.Add(points[^1]);
        return kept;
    }

    private static ChartPoint Largest(IReadOnlyList<ChartPoint> points, int from, int to, ChartPoint before, (double Step, double Value) after)
    {
        var largest = points[from];
        var area = -1.0;
        for (var i = from; i < to; i++)
        {
            var point = points[i];
            // NaN compares false, so gaps are kept only where a bucket has nothing else.
            var candidate = Math.Abs(((before.Step - after.Step) * (point.Value - before.Value)) - ((before.Step - (double)point.Step) * (after.Value - before.Value)));
            if (candidate > area)
            {
                (largest, area) = (point, candidate);
            }
        }

        return largest;
    }

    private static (double Step, double Value) Mean(IReadOnlyList<ChartPoint> points, int from, int to)
    {
        var (step, value) = (0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            step += points[i].Step;
            value += points[i].Value;
        }

        return (step / (to - from), value / (to - from));
    }
}
