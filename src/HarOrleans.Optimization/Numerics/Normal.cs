namespace HarOrleans.Optimization;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>The logarithm of the square root of two pi.</summary>
    internal const double LogSqrtTwoPi = 0.91893853320467274178;

    private const double TwoOverSqrtPi = 1.12837916709551257390;

    /// <summary>The probability of the stretch between two bounds, accurate in both tails.</summary>
    internal static double Mass(double from, double to)
    {
        if (from >= to)
        {
            return 0;
        }

        // In the right tail both probabilities are nearly one: mirror it to the left one, where they are small and their difference is exact.
        return from > 0 ? Cdf(-from) - Cdf(-to) : Cdf(to) - Cdf(from);
    }

    /// <summary>The probability up to a bound; relative error below 1e-12 down to -37, where it vanishes.</summary>
    internal static double Cdf(double x) => ErfC(-x * 0.70710678118654752440) / 2;

    /// <summary>One draw (Marsaglia's polar method).</summary>
    internal static double Draw(SeededRandom random)
    {
        while (true)
        {
            var x = (2 * random.NextDouble()) - 1;
            var y = (2 * random.NextDouble()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    /// <summary>The complementary error function: a power series near zero, a continued fraction beyond.</summary>
    private static double ErfC(double x) => x switch
    {
        < 0 => 2 - ErfC(-x),
        < 2 => 1 - ErfBySeries(x),
        < 27 => ErfCByFraction(x),
        _ => double.IsNaN(x) ? double.NaN : 0,
    };

    /// <summary>Every term is positive, so that nothing cancels.</summary>
    private static double ErfBySeries(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverSqrtPi * Math.Exp(-x * x) * sum;
    }

    private static double ErfCByFraction(double x)
    {
        var fraction = x;
        for (var n = 60; n >= 1; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / fraction * (TwoOverSqrtPi / 2);
    }
}
