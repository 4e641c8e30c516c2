namespace HarOrleans.Optimization;

/// <summary>Wilcoxon's signed-rank test (Wilcoxon 1945), with ranks of zero differences shared by both signs (zsplit).</summary>
internal static class SignedRank
{
    private const int MostExact = 50;

    /// <summary>
    /// The probability that differences around zero would lie as far above it by chance: exact up to 50 without a zero (a rank sum with halves, which ties
    /// give, is rounded down), else by the normal approximation with the correction for ties.
    /// </summary>
    internal static double Greater(IReadOnlyList<double> differences)
    {
        var (positive, zeros, ties) = Ranks(differences);
        double n = differences.Count;
        if (zeros == 0 && differences.Count <= MostExact)
        {
            return Exact(differences.Count, (int)Math.Floor(positive));
        }

        var deviation = Math.Sqrt(((n * (n + 1) * ((2 * n) + 1)) - (ties / 2)) / 24);
        return deviation == 0 ? double.NaN : Normal.Cdf(-((positive + (zeros / 2) - (n * (n + 1) / 4)) / deviation));
    }

    /// <summary>Rank sums of positive and zero differences, and the sum of t^3 - t over ties of t.</summary>
    private static (double Positive, double Zeros, double Ties) Ranks(IReadOnlyList<double> differences)
    {
        var sorted = differences.OrderBy(Math.Abs).ToList();
        var (positive, zeros, ties) = (0.0, 0.0, 0.0);
        for (var from = 0; from < sorted.Count;)
        {
            var to = from;
            while (to < sorted.Count && Math.Abs(sorted[to]) == Math.Abs(sorted[from]))
            {
                to++;
            }

            var rank = (from + 1 + to) / 2.0;
            positive += rank * sorted.Skip(from).Take(to - from).Count(value => value > 0);
            zeros += rank * sorted.Skip(from).Take(to - from).Count(value => value == 0);
            var equal = (double)(to - from);
            ties += (equal * equal * equal) - equal;
            from = to;
        }

        return (positive, zeros, ties);
    }

    /// <summary>The share of the 2^n choices of signs whose positive ranks sum to at least this.</summary>
    private static double Exact(int n, int sum)
    {
        var counts = new double[(n * (n + 1) / 2) + 1];
        counts[0] = 1;
        for (var rank = 1; rank <= n; rank++)
        {
            for (var total = rank * (rank + 1) / 2; total >= rank; total--)
            {
                counts[total] += counts[total - rank];
            }
        }

        return counts.Skip(sum).Sum() / Math.Pow(2, n);
    }
}
