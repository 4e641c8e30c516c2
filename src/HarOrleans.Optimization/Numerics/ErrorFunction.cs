namespace HarOrleans.Optimization;

/// <summary>The error function by rational approximations (Cody 1969); relative error a few units in the last place.</summary>
internal static class ErrorFunction
{
    private const double OneOverSqrtPi = 0.56418958354775628695;

    /// <summary>The error function.</summary>
    internal static double Erf(double x)
    {
        var size = Math.Abs(x);
        if (size <= 0.46875)
        {
            return Near(x);
        }

        var beyond = 1 - Tail(size);
        return x < 0 ? -beyond : beyond;
    }

    /// <summary>One less the error function, without loss in the right tail.</summary>
    internal static double ErfC(double x)
    {
        var size = Math.Abs(x);
        if (size <= 0.46875)
        {
            return 1 - Near(x);
        }

        return x < 0 ? 2 - Tail(size) : Tail(size);
    }

    private static double Near(double x)
    {
        var y = x * x;
        var top = ((((((((1.85777706184603153e-1 * y) + 3.16112374387056560) * y) + 1.13864154151050156e2) * y) + 3.77485237685302021e2) * y) + 3.20937758913846947e3);
        var bottom = (((((((y + 2.36012909523441209e1) * y) + 2.44024637934444173e2) * y) + 1.28261652607737228e3) * y) + 2.84423683343917062e3);
        return x * top / bottom;
    }

    private static double Tail(double x) => x switch
    {
        <= 4 => Exp(x) * Middle(x),
        < 27.3 => Exp(x) * Far(x),
        _ => double.IsNaN(x) ? double.NaN : 0,
    };

    private static double Middle(double x)
    {
        ReadOnlySpan<double> c =
        [
            2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2,
            1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
        ];
        ReadOnlySpan<double> d =
        [
            1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3,
            4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
        ];
        return Polynomial(c, x) / Polynomial(d, x);
    }

    private static double Far(double x)
    {
        ReadOnlySpan<double> p =
        [
            1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4,
        ];
        ReadOnlySpan<double> q = [1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];
        var y = 1 / (x * x);
        return (OneOverSqrtPi - (y * Polynomial(p, y) / Polynomial(q, y))) / x;
    }

    /// <summary>Exp(-x²) with x cut at a sixteenth, so that the square of the large part is exact.</summary>
    private static double Exp(double x)
    {
        var cut = Math.Truncate(x * 16) / 16;
        return Math.Exp(-cut * cut) * Math.Exp(-(x - cut) * (x + cut));
    }

    private static double Polynomial(ReadOnlySpan<double> highestFirst, double x)
    {
        var sum = highestFirst[0];
        for (var index = 1; index < highestFirst.Length; index++)
        {
            sum = (sum * x) + highestFirst[index];
        }

        return sum;
    }
}
