using HarOrleans.Optimization;

namespace HarOrleans.Benchmarks;

/// <summary>The Mann-Whitney U test, by the normal approximation with tie and continuity correction.</summary>
internal static class MannWhitney
{
    /// <summary>The probability that <paramref name="larger"/> would look this much larger than <paramref name="smaller"/> (or more) by chance: one-sided.</summary>
    internal static (double U, double P) Greater(IReadOnlyList<double> larger, IReadOnlyList<double> smaller)
    {
        var all = larger.Select(value => (Value: value, First: true)).Concat(smaller.Select(value => (Value: value, First: false))).OrderBy(pair => pair.Value).ToList();
        double rankSum = 0, ties = 0;
        for (var from = 0; from < all.Count;)
        {
            var to = from;
            while (to < all.Count && all[to].Value == all[from].Value)
            {
                to++;
            }

            var rank = (from + 1 + to) / 2.0;
            rankSum += rank * all.Skip(from).Take(to - from).Count(pair => pair.First);
            var equal = (double)(to - from);
            ties += (equal * equal * equal) - equal;
            from = to;
        }

        double n = larger.Count, m = smaller.Count, total = n + m;
        var u = rankSum - (n * (n + 1) / 2);
        var deviation = Math.Sqrt(n * m / 12 * (total + 1 - (ties / (total * (total - 1)))));
        return (u, deviation == 0 ? 1 : Normal.Cdf(-((u - (n * m / 2) - 0.5) / deviation)));
    }

    /// <summary>The probability that two samples of one distribution would differ this much or more, in either way.</summary>
    internal static double TwoSided(IReadOnlyList<double> a, IReadOnlyList<double> b) => Math.Min(1, 2 * Math.Min(Greater(a, b).P, Greater(b, a).P));
}
