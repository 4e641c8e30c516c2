namespace HarOrleans.Optimization;

/// <summary>How much of the space below a reference point is dominated: exact, by a sweep with two objectives and by the WFG algorithm (While et al. 2012) with more.</summary>
internal static class Hypervolume
{
    /// <summary>The volume that some losses dominate; those not below the reference in every objective add nothing.</summary>
    internal static double Of(IEnumerable<double[]> losses, double[] reference)
    {
        var inside = losses.Where(point => !point.Where((loss, objective) => !(loss < reference[objective])).Any()).ToList();
        return inside.Count == 0 ? 0 : reference.Length == 2 ? OfTwo(inside, reference) : Wfg(Front(inside), reference);
    }

    private static double OfTwo(List<double[]> points, double[] reference)
    {
        var (volume, height) = (0.0, reference[1]);
        foreach (var point in points.OrderBy(point => point[0]).ThenBy(point => point[1]))
        {
            if (point[1] < height)
            {
                volume += (reference[0] - point[0]) * (height - point[1]);
                height = point[1];
            }
        }

        return volume;
    }

    private static double Wfg(List<double[]> front, double[] reference)
    {
        var volume = 0.0;
        for (var index = 0; index < front.Count; index++)
        {
            // What this point adds to those after it: its box less what they cover of it.
            var point = front[index];
            var covered = front.Skip(index + 1).Select(other => other.Zip(point, Math.Max).ToArray()).ToList();
            volume += Box(point, reference) - (covered.Count == 0 ? 0 : Wfg(Front(covered), reference));
        }

        return volume;
    }

    private static double Box(double[] point, double[] reference) => point.Zip(reference, (loss, bound) => bound - loss).Aggregate(1.0, (a, b) => a * b);

    private static List<double[]> Front(List<double[]> points)
    {
        List<double[]> front = [];
        foreach (var point in points.OrderBy(point => point, Comparer<double[]>.Create(Dominance.Compare)))
        {
            if (!front.Exists(other => Dominance.Dominates(other, point) || other.AsSpan().SequenceEqual(point)))
            {
                front.Add(point);
            }
        }

        return front;
    }
}
