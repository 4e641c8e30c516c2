namespace HarOrleans.Optimization;

/// <summary>The standard normal distribution, in logarithms where probabilities vanish.</summary>
internal static class Normal
{
    /// <summary>The logarithm of the square root of two pi.</summary>
    internal const double LogSqrtTwoPi = 0.91893853320467274178;

    private const double SqrtTwo = 1.41421356237309504880;

    /// <summary>The probability up to a bound; accurate relative to itself down to -37, where it vanishes.</summary>
    internal static double Cdf(double x) => 0.5 * ErrorFunction.ErfC(-x / SqrtTwo);

    /// <summary>The logarithm of <see cref="Cdf"/>, also where that vanishes.</summary>
    internal static double LogCdf(double x) => x switch
    {
        > 6 => -Cdf(-x),
        > -20 => Math.Log(Cdf(x)),
        _ => LogTail(x),
    };

    /// <summary>The logarithm of the probability of a stretch, accurate in both tails. Negative infinity where the stretch is empty.</summary>
    internal static double LogMass(double from, double to)
    {
        if (from > 0)
        {
            // In the right tail both probabilities are nearly one: the mirrored stretch has small ones, whose difference is exact.
            (from, to) = (-to, -from);
        }

        return to > 0 ? LogOnePlus(-CentralCdf(from) - CentralCdf(-to)) : LogDifference(LogCdf(to), LogCdf(from));
    }

    /// <summary>The place in a stretch of the axis below which a share of the stretch's probability lies.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <param name="from">Start of the stretch.</param>
    /// <param name="to">End of the stretch, above the start.</param>
    internal static double TruncatedQuantile(double share, double from, double to)
    {
        if (share is 0 or 1)
        {
            return share == 0 ? from : to;
        }

        var logMass = LogMass(from, to);
        return from < 0
            ? InverseLogCdf(LogSum(LogCdf(from), Math.Log(share) + logMass))
            : -InverseLogCdf(LogSum(LogCdf(-to), LogOnePlus(-share) + logMass));
    }

    /// <summary>Where <see cref="LogCdf"/> has a value, by Newton's method.</summary>
    internal static double InverseLogCdf(double log)
    {
        // Close to zero the other tail has the digits.
        var flipped = log > -1e-2;
        var wanted = flipped ? Math.Log(-ExpMinusOne(log)) : log;
        var x = NormalQuantile.Near(wanted);
        for (var round = 0; round < 100; round++)
        {
            var reached = LogCdf(x);
            var step = (reached - wanted) * Math.Exp(reached + (x * x / 2) + LogSqrtTwoPi);
            x -= step;
            if (!(Math.Abs(step) >= 1e-8 * Math.Abs(x)))
            {
                break;
            }
        }

        return flipped ? -x : x;
    }

    /// <summary>Exact to the last digits of 1 only, which is enough for what is added to 1, and the same on both sides of zero.</summary>
    private static double CentralCdf(double x) => 0.5 + (0.5 * ErrorFunction.Erf(x / SqrtTwo));

    /// <summary>The asymptotic series of the left tail, until its terms no longer count.</summary>
    private static double LogTail(double x)
    {
        if (double.IsNegativeInfinity(x) || double.IsNaN(x))
        {
            return x;
        }

        var (sum, last, term) = (1.0, 0.0, 1.0);
        var inverse = 1 / (x * x);
        for (var n = 1; Math.Abs(last - sum) > double.Epsilon && Math.Abs(last - sum) > 2.220446049250313e-16; n++)
        {
            last = sum;
            term *= -((2 * n) - 1) * inverse;
            sum += term;
        }

        return (-x * x / 2) - Math.Log(-x) - LogSqrtTwoPi + Math.Log(sum);
    }

    private static double LogDifference(double larger, double smaller) =>
        double.IsNegativeInfinity(larger) ? larger : larger + LogOnePlus(-Math.Exp(smaller - larger));

    private static double LogSum(double a, double b)
    {
        var (larger, smaller) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(larger) ? larger : larger + LogOnePlus(Math.Exp(smaller - larger));
    }

    /// <summary>log(1 + x), also for small x (Kahan).</summary>
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>exp(x) - 1, also for small x (Kahan).</summary>
    private static double ExpMinusOne(double x)
    {
        var exp = Math.Exp(x);
        if (exp == 1)
        {
            return x;
        }

        var less = exp - 1;
        return less == -1 ? -1 : double.IsInfinity(exp) ? exp : less * (x / Math.Log(exp));
    }
}
