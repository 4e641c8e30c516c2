namespace HarOrleans.Optimization;

/// <summary>The inverse of the normal distribution by rational approximations (Acklam 2003), to about 1e-9: where Newton's method begins, and after one step ends.</summary>
internal static class NormalQuantile
{
    private const double LogTail = -3.7193401; // of 0.02425
    private const double Upper = 0.97575;

    /// <summary>Where the cumulative distribution has this logarithm, which must not be above that of 0.99.</summary>
    internal static double Near(double log)
    {
        if (log < LogTail)
        {
            return Tail(Math.Sqrt(-2 * log));
        }

        var share = Math.Exp(log);
        if (share > Upper)
        {
            return -Tail(Math.Sqrt(-2 * Math.Log(1 - share)));
        }

        var (q, r) = (share - 0.5, (share - 0.5) * (share - 0.5));
        var top = (((((((((-39.69683028665376 * r) + 220.9460984245205) * r) - 275.9285104469687) * r) + 138.3577518672690) * r) - 30.66479806614716) * r) + 2.506628277459239;
        var bottom = (((((((((-54.47609879822406 * r) + 161.5858368580409) * r) - 155.6989798598866) * r) + 66.80131188771972) * r) - 13.28068155288572) * r) + 1;
        return q * top / bottom;
    }

    private static double Tail(double q)
    {
        var top = (((((((((-0.007784894002430293 * q) - 0.3223964580411365) * q) - 2.400758277161838) * q) - 2.549732539343734) * q) + 4.374664141464968) * q) + 2.938163982698783;
        var bottom = (((((((0.007784695709041462 * q) + 0.3224671290700398) * q) + 2.445134137142996) * q) + 3.754408661907416) * q) + 1;
        return top / bottom;
    }
}
