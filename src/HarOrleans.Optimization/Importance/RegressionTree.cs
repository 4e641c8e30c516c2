namespace HarOrleans.Optimization;

/// <summary>Grows a regression tree to pure leaves: each time the split that leaves the least squared error (Breiman et al. 1984), midway between neighbours.</summary>
internal static class RegressionTree
{
    private const int MostDepth = 64;

    /// <summary>The leaves of a tree on some rows.</summary>
    internal static List<Leaf> Leaves(double[][] rows, IReadOnlyList<double> values, int[] drawn, (double Low, double High)[] bounds)
    {
        List<Leaf> leaves = [];
        Split(rows, values, drawn, bounds, 0, leaves);
        return leaves;
    }

    private static void Split(double[][] rows, IReadOnlyList<double> values, int[] drawn, (double Low, double High)[] bounds, int depth, List<Leaf> leaves)
    {
        if (depth == MostDepth || drawn.All(row => values[row] == values[drawn[0]]) || Best(rows, values, drawn) is not (var column, var threshold))
        {
            leaves.Add(new(bounds, drawn.Average(row => values[row])));
            return;
        }

        Split(rows, values, [.. drawn.Where(row => rows[row][column] <= threshold)], Cut(bounds, column, high: threshold), depth + 1, leaves);
        Split(rows, values, [.. drawn.Where(row => rows[row][column] > threshold)], Cut(bounds, column, low: threshold), depth + 1, leaves);
    }

    private static (double Low, double High)[] Cut((double Low, double High)[] bounds, int column, double? low = null, double? high = null)
    {
        var cut = ((double Low, double High)[])bounds.Clone();
        cut[column] = (low ?? cut[column].Low, high ?? cut[column].High);
        return cut;
    }

    /// <summary>The least squared error is the largest sum of squared sums by count.</summary>
    private static (int Column, double Threshold)? Best(double[][] rows, IReadOnlyList<double> values, int[] drawn)
    {
        var (best, largest) = (((int, double)?)null, double.NegativeInfinity);
        var total = drawn.Sum(row => values[row]);
        var sorted = (int[])drawn.Clone();
        for (var column = 0; column < rows[0].Length; column++)
        {
            Array.Sort(sorted, (a, b) => rows[a][column].CompareTo(rows[b][column]));
            var left = 0.0;
            for (var count = 1; count < sorted.Length; count++)
            {
                left += values[sorted[count - 1]];
                var (below, above) = (rows[sorted[count - 1]][column], rows[sorted[count]][column]);
                var gain = (left * left / count) + ((total - left) * (total - left) / (sorted.Length - count));
                if (below < above && gain > largest)
                {
                    var middle = (below / 2) + (above / 2);
                    (best, largest) = ((column, middle < above ? middle : below), gain);
                }
            }
        }

        return best;
    }
}
