namespace HarOrleans.Optimization;

/// <summary>Chooses some of a front so that they dominate much: greedily, each time the one that adds the largest hypervolume (Guerreiro et al. 2016).</summary>
internal static class HypervolumeSubset
{
    /// <summary>Places of the chosen losses. Of equal losses one is chosen first, and the others only where places are left.</summary>
    internal static IReadOnlyList<int> Choose(IReadOnlyList<double[]> losses, int count, double[] reference)
    {
        if (count >= losses.Count)
        {
            return [.. Enumerable.Range(0, losses.Count)];
        }

        var unique = Enumerable.Range(0, losses.Count).GroupBy(index => losses[index], new SameLosses()).Select(group => group.First())
            .OrderBy(index => losses[index], Comparer<double[]>.Create(Dominance.Compare)).ToList();
        if (unique.Count < count)
        {
            return [.. unique, .. Enumerable.Range(0, losses.Count).Except(unique).Take(count - unique.Count)];
        }

        return reference.All(double.IsFinite) ? Greedy(losses, unique, count, reference) : [.. unique.Take(count)];
    }

    /// <summary>A little beyond the worst loss of each objective.</summary>
    internal static double[] Reference(IReadOnlyList<double[]> losses) =>
    [
        .. Enumerable.Range(0, losses[0].Length).Select(objective => losses.Max(point => point[objective]))
            .Select(worst => Math.Max(1.1 * worst, 0.9 * worst)).Select(bound => bound == 0 ? 1e-12 : bound),
    ];

    /// <summary>What a point adds only shrinks as more are chosen: those that could not even then be the best are not reckoned again.</summary>
    private static List<int> Greedy(IReadOnlyList<double[]> losses, List<int> left, int count, double[] reference)
    {
        var (chosen, points, volume) = (new List<int>(), new List<double[]>(), 0.0);
        var most = left.ToDictionary(index => index, index => Hypervolume.Of([losses[index]], reference));
        while (chosen.Count < count)
        {
            var (best, largest) = (-1, double.NegativeInfinity);
            foreach (var index in left.OrderByDescending(index => most[index]).ToList())
            {
                if (most[index] < largest)
                {
                    break;
                }

                most[index] = Hypervolume.Of(points.Append(losses[index]), reference) - volume;
                if (most[index] > largest || (most[index] == largest && left.IndexOf(index) < left.IndexOf(best)))
                {
                    (best, largest) = (index, most[index]);
                }
            }

            chosen.Add(best);
            points.Add(losses[best]);
            left.Remove(best);
            volume = Hypervolume.Of(points, reference);
        }

        return chosen;
    }

    private sealed class SameLosses : IEqualityComparer<double[]>
    {
        public bool Equals(double[]? x, double[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(double[] obj) => obj.Aggregate(17, HashCode.Combine);
    }
}
