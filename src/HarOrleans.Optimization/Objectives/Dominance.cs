namespace HarOrleans.Optimization;

/// <summary>Which losses are at least as small as others in every objective, and smaller in one.</summary>
internal static class Dominance
{
    /// <summary>Whether the first dominates the second. Equal ones do not dominate each other.</summary>
    internal static bool Dominates(double[] losses, double[] others)
    {
        var smaller = false;
        for (var objective = 0; objective < losses.Length; objective++)
        {
            if (losses[objective] > others[objective])
            {
                return false;
            }

            smaller |= losses[objective] < others[objective];
        }

        return smaller;
    }

    /// <summary>For each the number of its front: 0 where nothing dominates it, 1 where only those of front 0 do, and so on (Deb et al. 2002).</summary>
    internal static int[] Ranks(IReadOnlyList<double[]> losses) =>
        losses.Count > 0 && losses[0].Length == 2 ? RanksOfTwo(losses) : RanksOfMany(losses);

    /// <summary>By a sweep: in order of the first loss, a point is behind each front whose smallest second loss is not larger than its own.</summary>
    private static int[] RanksOfTwo(IReadOnlyList<double[]> losses)
    {
        var order = Enumerable.Range(0, losses.Count).OrderBy(index => losses[index][0]).ThenBy(index => losses[index][1]).ToArray();
        var ranks = new int[losses.Count];
        List<double> smallest = [];
        for (var place = 0; place < order.Length; place++)
        {
            var point = losses[order[place]];
            if (place > 0 && losses[order[place - 1]][0] == point[0] && losses[order[place - 1]][1] == point[1])
            {
                ranks[order[place]] = ranks[order[place - 1]];
                continue;
            }

            var (from, to) = (0, smallest.Count);
            while (from < to)
            {
                var middle = (from + to) / 2;
                (from, to) = smallest[middle] <= point[1] ? (middle + 1, to) : (from, middle);
            }

            ranks[order[place]] = from;
            if (from == smallest.Count)
            {
                smallest.Add(point[1]);
            }
            else
            {
                smallest[from] = point[1];
            }
        }

        return ranks;
    }

    /// <summary>Front by front; a point that one before it in order does not dominate can be dominated by none after it.</summary>
    private static int[] RanksOfMany(IReadOnlyList<double[]> losses)
    {
        var order = Enumerable.Range(0, losses.Count).OrderBy(index => losses[index], Comparer<double[]>.Create(Compare)).ToArray();
        var ranks = new int[losses.Count];
        List<List<double[]>> fronts = [];
        foreach (var index in order)
        {
            var front = 0;
            while (front < fronts.Count && fronts[front].Exists(other => Dominates(other, losses[index])))
            {
                front++;
            }

            if (front == fronts.Count)
            {
                fronts.Add([]);
            }

            fronts[front].Add(losses[index]);
            ranks[index] = front;
        }

        return ranks;
    }

    internal static int Compare(double[] a, double[] b)
    {
        for (var objective = 0; objective < a.Length; objective++)
        {
            if (a[objective] != b[objective])
            {
                return a[objective].CompareTo(b[objective]);
            }
        }

        return 0;
    }
}
