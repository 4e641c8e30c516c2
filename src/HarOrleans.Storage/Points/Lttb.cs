namespace HarOrleans.Storage.Points;

/// <summary>
/// Largest-Triangle-Three-Buckets: fewer points that draw the same curve (S. Steinarsson, "Downsampling Time Series for Visual Representation", University of Iceland, 2013). The first and last
/// point stay; of each bucket between them the one that makes the largest triangle with the point chosen before and the mean of the next bucket. Of a bucket with NaN or an infinity the first
/// such point stays, as a gap must show.
/// </summary>
internal static class Lttb
{
    /// <summary>At most so many of points that are in the order of their steps.</summary>
    public static IReadOnlyList<StoredPoint> Thin(IReadOnlyList<StoredPoint> points, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (points.Count <= most)
        {
            return points;
        }

        if (most < 3)
        {
            return most == 1 ? [points[^1]] : [points[0], points[^1]];
        }

        List<StoredPoint> chosen = [points[0]];
        for (var bucket = 0; bucket < most - 2; bucket++)
        {
            var (from, to) = Bounds(points.Count, most, bucket);
            chosen.Add(points[Choose(points, from, to, chosen[^1], Mean(points, to, bucket == most - 3 ? points.Count : Bounds(points.Count, most, bucket + 1).To))]);
        }

        chosen.Add(points[^1]);
        return chosen;
    }

    private static (int From, int To) Bounds(int count, int most, int bucket)
    {
        var inner = count - 2L;
        return (1 + (int)(inner * bucket / (most - 2)), 1 + (int)(inner * (bucket + 1) / (most - 2)));
    }

    private static int Choose(IReadOnlyList<StoredPoint> points, int from, int to, StoredPoint before, (double Step, double Value) after)
    {
        var (chosen, largest) = (from, double.NegativeInfinity);
        for (var i = from; i < to; i++)
        {
            if (!double.IsFinite(points[i].Value))
            {
                return i;
            }

            // Twice the area; where the neighbours are no numbers, the value's size decides.
            var value = double.IsFinite(before.Value) ? before.Value : after.Value;
            var area = Math.Abs(((before.Step - after.Step) * (points[i].Value - value)) - (((double)before.Step - points[i].Step) * (after.Value - value)));
            area = double.IsNaN(area) ? Math.Abs(points[i].Value) : area;
            if (area > largest)
            {
                (chosen, largest) = (i, area);
            }
        }

        return chosen;
    }

    private static (double Step, double Value) Mean(IReadOnlyList<StoredPoint> points, int from, int to)
    {
        double step = 0, value = 0;
        var finite = 0;
        for (var i = from; i < to; i++)
        {
            step += points[i].Step / (double)(to - from);
            if (double.IsFinite(points[i].Value))
            {
                value += points[i].Value;
                finite++;
            }
        }

        return (step, value / finite);
    }
}
