using HarOrleans.Data.Filters;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Features;

/// <summary>
/// Gravity without the rounding of the samples. Total less body acceleration is only good to about 1e-7 g, and to 5e-7 beyond 1 g where a file has seven digits: more than gravity moves within many windows. But
/// gravity is the low-pass of the total, and the total is gravity and the body's: so gravity follows from the body acceleration, which is small and so precise, and from how the filter stood at the window's
/// start. Those three numbers are chosen so that the result is nearest to total less body (least squares, each sample weighted by its precision).
/// </summary>
internal static class SmoothGravity
{
    /// <summary>What rounding and the fit may do to a sample, in g for each g of total acceleration.</summary>
    private const double Rounding = 1e-6;

    private const int Samples = HarWindows.Samples;
    private const int Order = 3;
    private static readonly double[] Feed = LowPass.Gravity.Feed;

    /// <summary>The filter's feedback less its feed: gravity[t] on one side, the body's acceleration on the other.</summary>
    private static readonly double[] Back = [.. LowPass.Gravity.Back.Zip(LowPass.Gravity.Feed, (back, feed) => back - feed)];

    /// <summary>What a filter without input goes on to say, from each start: orthonormal, one after the other.</summary>
    private static readonly double[][] Starts = MakeStarts();

    /// <summary>Refines gravity in place; where it is not what the filter leaves of the total, to within rounding, it stays as it is.</summary>
    /// <param name="body">Body acceleration along one axis.</param>
    /// <param name="gravity">Total less body acceleration.</param>
    /// <returns>Whether it was refined.</returns>
    internal static bool Refine(ReadOnlySpan<double> body, Span<double> gravity)
    {
        if (!gravity.ContainsAnyExcept(gravity[0]))
        {
            // At rest without noise there is nothing to refine, and what is constant is to stay so to the bit.
            return false;
        }

        Span<double> refined = stackalloc double[Samples];
        Follow(body, refined);
        var (first, second, third) = Fit(body, gravity, refined);
        for (var at = 0; at < Samples; at++)
        {
            refined[at] += (first * Starts[0][at]) + (second * Starts[1][at]) + (third * Starts[2][at]);
        }

        for (var at = 0; at < Samples; at++)
        {
            if (!(Math.Abs(refined[at] - gravity[at]) <= Rounding * Math.Max(1, Math.Abs(gravity[at] + body[at]))))
            {
                return false;
            }
        }

        refined.CopyTo(gravity);
        return true;
    }

    /// <summary>Runs the filter on the body's acceleration, from rest.</summary>
    private static void Follow(ReadOnlySpan<double> body, Span<double> gravity)
    {
        for (var at = 0; at < Samples; at++)
        {
            var sum = Feed[0] * body[at];
            for (var lag = 1; lag <= Order && lag <= at; lag++)
            {
                sum += (Feed[lag] * body[at - lag]) - (Back[lag] * gravity[at - lag]);
            }

            gravity[at] = sum / Back[0];
        }
    }

    /// <summary>The shares of the three starts, by weighted least squares: the normal equations, solved by Cramer's rule, which three nearly orthogonal columns allow.</summary>
    private static (double First, double Second, double Third) Fit(ReadOnlySpan<double> body, ReadOnlySpan<double> gravity, ReadOnlySpan<double> refined)
    {
        var (xx, xy, xz, yy, yz, zz) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var (xr, yr, zr) = (0.0, 0.0, 0.0);
        for (var at = 0; at < Samples; at++)
        {
            var (x, y, z, rest) = (Starts[0][at], Starts[1][at], Starts[2][at], gravity[at] - refined[at]);
            var weight = Weight(Math.Abs(gravity[at] + body[at]));
            var (weightedX, weightedY, weightedZ) = (weight * x, weight * y, weight * z);
            xx += weightedX * x;
            xy += weightedX * y;
            xz += weightedX * z;
            yy += weightedY * y;
            yz += weightedY * z;
            zz += weightedZ * z;
            xr += weightedX * rest;
            yr += weightedY * rest;
            zr += weightedZ * rest;
        }

        var (ofX, ofY, ofZ) = ((yy * zz) - (yz * yz), (xz * yz) - (xy * zz), (xy * yz) - (xz * yy));
        var determinant = (xx * ofX) + (xy * ofY) + (xz * ofZ);
        return (
            ((ofX * xr) + (ofY * yr) + (ofZ * zr)) / determinant,
            ((ofY * xr) + (((xx * zz) - (xz * xz)) * yr) + (((xy * xz) - (xx * yz)) * zr)) / determinant,
            ((ofZ * xr) + (((xy * xz) - (xx * yz)) * yr) + (((xx * yy) - (xy * xy)) * zr)) / determinant);
    }

    /// <summary>One over the square of a total's rounding: seven digits and float32, against those beyond 1 g.</summary>
    private static double Weight(double total) => total >= 1 ? 1 : total >= 0.1 ? 40 : 3000;

    private static double[][] MakeStarts()
    {
        var starts = new double[Order][];
        for (var number = 0; number < Order; number++)
        {
            var start = starts[number] = new double[Samples];
            start[number] = 1;
            for (var at = Order; at < Samples; at++)
            {
                start[at] = -((Back[1] * start[at - 1]) + (Back[2] * start[at - 2]) + (Back[3] * start[at - 3])) / Back[0];
            }

            // Twice, because what is left after the first time is small and so not quite orthogonal.
            for (var round = 0; round < 2; round++)
            {
                foreach (var before in starts.Take(number))
                {
                    Add(start, before, -Dot(start, before));
                }
            }

            var length = Math.Sqrt(Dot(start, start));
            Add(start, start, (1 / length) - 1);
        }

        return starts;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
        {
            sum += a[at] * b[at];
        }

        return sum;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (var at = 0; at < to.Length; at++)
        {
            to[at] += times * what[at];
        }
    }
}
