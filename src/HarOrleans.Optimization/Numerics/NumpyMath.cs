namespace HarOrleans.Optimization;

/// <summary>
/// Exp and log to the last bit as numpy has them on processors with AVX-512, where it uses Intel's short vector library: a table of sixteen entries and a
/// polynomial (Tang 1989 and 1990). Within 2 units of the last place; where candidates of TPE are equally good, those units decide. The same on every platform.
/// </summary>
internal static class NumpyMath
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;

    /// <summary>2^(j/16).</summary>
    private static readonly double[] Powers = [.. Enumerable.Range(0, 16).Select(j => Math.Pow(2, j / 16.0))];

    /// <summary>-log of a reciprocal by the first four bits of its mantissa, taken between 0.75 and 1.5.</summary>
    private static readonly double[] Logs = [.. Enumerable.Range(0, 16).Select(bits => bits == 0 ? 0 : -Math.Log((1 + (bits / 16.0)) / (bits < 8 ? 1 : 2)))];

    /// <summary>e to a power: 2^(n/16) times a polynomial in what is left of it.</summary>
    internal static double Exp(double x)
    {
        if (!(Math.Abs(x) < 700))
        {
            return Math.Exp(x);
        }

        var product = x * Log2E * 16;
        var n = Math.Floor(product);
        if (n == product && Math.FusedMultiplyAdd(x, Log2E, -product / 16) < 0)
        {
            n--;
        }

        var rest = Math.FusedMultiplyAdd(-n / 16, Ln2Low, Math.FusedMultiplyAdd(-n / 16, Ln2, x));
        var square = rest * rest;
        var high = Math.FusedMultiplyAdd(rest, 0.0014149452874381984, 0.008332058899382488);
        high = Math.FusedMultiplyAdd(square, high, Math.FusedMultiplyAdd(rest, 0.041666695348322125, 0.16666666637508337));
        var less = Math.FusedMultiplyAdd(square * rest, high, Math.FusedMultiplyAdd(square, 0.5000000000010838, rest));
        var power = Powers[(int)((long)n & 15)];
        return Math.ScaleB(Math.FusedMultiplyAdd(less, power, power), (int)Math.Floor(n / 16));
    }

    /// <summary>The natural logarithm: of a rounded reciprocal from a table, and a polynomial in what the reciprocal leaves of 1.</summary>
    internal static double Log(double x)
    {
        if (!double.IsNormal(x) || x < 0)
        {
            return Math.Log(x);
        }

        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        var reciprocal = Math.Round(32 / mantissa) / 32;
        var bits = (int)(BitConverter.DoubleToUInt64Bits(reciprocal) >> 48) & 15;
        var rest = Math.FusedMultiplyAdd(reciprocal, mantissa, -1);
        var square = rest * rest;
        var low = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(rest, 0.20000000009280938, -0.2500000000437373), Math.FusedMultiplyAdd(rest, 0.33333333333332005, -0.4999999999999968));
        var high = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(rest, 0.11135561406034511, -0.125220000081181), Math.FusedMultiplyAdd(rest, 0.14285690939597326, -0.16666650546695666));
        var polynomial = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(square * square, high, low), rest);
        return Math.FusedMultiplyAdd(reciprocal < 0.75 ? exponent + 1 : exponent, Ln2, Logs[bits] + polynomial);
    }
}
