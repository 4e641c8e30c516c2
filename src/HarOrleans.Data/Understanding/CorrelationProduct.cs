using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HarOrleans.Data.Understanding;

/// <summary>
/// The product of standardised columns with themselves, in blocks that stay in the cache. Four lanes and separate multiplication and addition on every machine, so
/// that the bits do not depend on the processor.
/// </summary>
internal static class CorrelationProduct
{
    private const int Lanes = 4;
    private const int Strip = 256;
    private const int Together = 16;

    /// <summary>Row-major correlations of all columns.</summary>
    internal static double[] Of(NumericColumns columns)
    {
        var count = columns.Names.Count;
        var length = (columns.Rows + Strip - 1) / Strip * Strip;
        var standard = new double[(count + Lanes - 1) / Lanes * Lanes * length];
        var constant = new bool[count];
        Parallel.For(0, count, column => constant[column] = !Standardise(columns[column], standard.AsSpan(column * length, columns.Rows)));

        var product = new double[count * count];
        Parallel.For(0, (count + Together - 1) / Together, block => Multiply(standard, length, count, block * Together, product));
        return Finish(product, constant);
    }

    /// <summary>Centres a column and gives it length 1; false for a constant, which stays zero.</summary>
    private static bool Standardise(ReadOnlySpan<double> values, Span<double> standard)
    {
        if (values.IndexOfAnyExcept(values[0]) < 0)
        {
            return false;
        }

        var (mean, squares) = Moments.Of(values);
        var scale = Math.Sqrt(squares);
        for (var row = 0; row < values.Length; row++)
        {
            standard[row] = (values[row] - mean) / scale;
        }

        return true;
    }

    /// <summary>A few columns times all from them on.</summary>
    private static void Multiply(double[] standard, int length, int count, int from, double[] product)
    {
        var end = Math.Min(count, from + Together);
        for (var strip = 0; strip < length; strip += Strip)
        {
            for (var right = from; right < count; right += Lanes)
            {
                for (var left = from; left < end; left++)
                {
                    var sums = Sums(standard, (left * length) + strip, (right * length) + strip, length);
                    for (var lane = 0; lane < Math.Min(Lanes, count - right); lane++)
                    {
                        product[(left * count) + right + lane] += sums[lane];
                    }
                }
            }
        }
    }

    /// <summary>One column's strip times those of four neighbours.</summary>
    private static Vector256<double> Sums(double[] standard, int left, int right, int length)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(standard);
        Vector256<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (var at = 0; at < Strip; at += Lanes)
        {
            var one = Vector256.LoadUnsafe(ref values, (nuint)(left + at));
            sum0 += one * Vector256.LoadUnsafe(ref values, (nuint)(right + at));
            sum1 += one * Vector256.LoadUnsafe(ref values, (nuint)(right + length + at));
            sum2 += one * Vector256.LoadUnsafe(ref values, (nuint)(right + (2 * length) + at));
            sum3 += one * Vector256.LoadUnsafe(ref values, (nuint)(right + (3 * length) + at));
        }

        return Vector256.Create(Lane(sum0), Lane(sum1), Lane(sum2), Lane(sum3));
    }

    // Written out, as the library does not promise an order.
    private static double Lane(Vector256<double> sum) => (sum[0] + sum[1]) + (sum[2] + sum[3]);

    private static double[] Finish(double[] product, bool[] constant)
    {
        var count = constant.Length;
        for (var row = 0; row < count; row++)
        {
            product[(row * count) + row] = constant[row] ? double.NaN : 1;
            for (var column = row + 1; column < count; column++)
            {
                var value = constant[row] || constant[column] ? double.NaN : Math.Clamp(product[(row * count) + column], -1, 1);
                product[(row * count) + column] = value;
                product[(column * count) + row] = value;
            }
        }

        return product;
    }
}
