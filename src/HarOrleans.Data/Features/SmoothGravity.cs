using HarOrleans.Data.Filters;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Features;

/// <summary>
/// Gravity without the rounding of the samples. Total less body acceleration is only good to about 1e-7 g, and to 5e-7 beyond 1 g where a file has seven digits: more than gravity moves within many windows. But
/// gravity is the low-pass of the total, and the total is gravity and the body's: so gravity follows from the body acceleration, which is small and so precise, and from how the filter stood at the window's
/// start. Those three numbers are chosen so that the result is nearest to total less body (least squares): to the total of <see cref="SensorSteps"/>, where the window is one of theirs, else to the given
/// one, each sample weighted by its precision.
/// </summary>
internal static class SmoothGravity
{
    /// <summary>What rounding and the fit may do to a sample, in g for each g of total acceleration.</summary>
    private const double Rounding = 1e-6;

    private const int Samples = HarWindows.Samples;
    private const int Order = 3;

    /// <summary>b0 to b3 and a0 to a3 of <see cref="LowPass.Gravity"/>, each the double nearest to its value. Multiplied out in doubles they are off by 6e-16, which moves gravity by 1e-10 g and its autoregression by 1e-4.</summary>
    internal static readonly double[] FilterFeed = [6.45184912909093e-06, 1.935554738727279e-05, 1.935554738727279e-05, 6.45184912909093e-06];

    internal static readonly double[] FilterBack = [1, -2.9246062354506974, 2.852027818593894, -0.9273699683501639];

    /// <summary>The filter's feedback less its feed: gravity[t] on one side, the body's acceleration on the other.</summary>
    private static readonly double[] Back = [.. FilterBack.Zip(FilterFeed, (back, feed) => back - feed)];

    /// <summary>What a filter without input goes on to say, from each start: orthonormal.</summary>
    private static readonly double[][] Starts = Orthonormal(Decays(Back));

    /// <summary>The same without what the noise filter goes on to say from its own start, which the total of the sensor's steps leaves open.</summary>
    private static readonly double[][] StartsBesideNoise = MakeStartsBesideNoise();

    /// <summary>Refines gravity in place; where it is not what the filter leaves of the total, to within rounding, it stays as it is.</summary>
    /// <param name="total">Total acceleration along one axis.</param>
    /// <param name="body">Body acceleration.</param>
    /// <param name="gravity">Total less body acceleration.</param>
    /// <returns>Whether it was refined.</returns>
    internal static bool Refine(ReadOnlySpan<double> total, ReadOnlySpan<double> body, Span<double> gravity)
    {
        if (!gravity.ContainsAnyExcept(gravity[0]))
        {
            // At rest without noise there is nothing to refine, and what is constant is to stay so to the bit.
            return false;
        }

        Span<double> fromBody = stackalloc double[Samples];
        Follow(body, fromBody);
        Span<double> rest = stackalloc double[Samples];
        Span<double> weights = stackalloc double[Samples];
        if (SensorSteps.TryFollow(total, rest))
        {
            for (var at = 0; at < Samples; at++)
            {
                rest[at] -= body[at] + fromBody[at];
            }

            weights.Fill(1);
            if (TryTake(total, fromBody, Fit(StartsBesideNoise, weights, rest), gravity))
            {
                return true;
            }
        }

        for (var at = 0; at < Samples; at++)
        {
            rest[at] = gravity[at] - fromBody[at];
            weights[at] = Weight(Math.Abs(gravity[at] + body[at]));
        }

        return TryTake(total, fromBody, Fit(Starts, weights, rest), gravity);
    }

    /// <summary>Runs the filter on the body's acceleration, from rest.</summary>
    private static void Follow(ReadOnlySpan<double> body, Span<double> gravity)
    {
        for (var at = 0; at < Samples; at++)
        {
            var sum = FilterFeed[0] * body[at];
            for (var lag = 1; lag <= Order && lag <= at; lag++)
            {
                sum += (FilterFeed[lag] * body[at - lag]) - (Back[lag] * gravity[at - lag]);
            }

            gravity[at] = sum / Back[0];
        }
    }

    /// <summary>Adds the starts, and takes the sum where it is gravity to within rounding.</summary>
    private static bool TryTake(ReadOnlySpan<double> total, ReadOnlySpan<double> fromBody, (double First, double Second, double Third) shares, Span<double> gravity)
    {
        Span<double> refined = stackalloc double[Samples];
        for (var at = 0; at < Samples; at++)
        {
            refined[at] = fromBody[at] + ((shares.First * Starts[0][at]) + (shares.Second * Starts[1][at]) + (shares.Third * Starts[2][at]));
            if (!(Math.Abs(refined[at] - gravity[at]) <= Rounding * Math.Max(1, Math.Abs(total[at]))))
            {
                return false;
            }
        }

        refined.CopyTo(gravity);
        return true;
    }

    /// <summary>The shares of three columns in a rest, by weighted least squares: the normal equations, solved by Cramer's rule, which three nearly orthogonal columns allow.</summary>
    private static (double First, double Second, double Third) Fit(double[][] columns, ReadOnlySpan<double> weights, ReadOnlySpan<double> rest)
    {
        var (xx, xy, xz, yy, yz, zz) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var (xr, yr, zr) = (0.0, 0.0, 0.0);
        for (var at = 0; at < Samples; at++)
        {
            var (x, y, z) = (columns[0][at], columns[1][at], columns[2][at]);
            var weight = weights[at];
            var (weightedX, weightedY, weightedZ) = (weight * x, weight * y, weight * z);
            xx += weightedX * x;
            xy += weightedX * y;
            xz += weightedX * z;
            yy += weightedY * y;
            yz += weightedY * z;
            zz += weightedZ * z;
            xr += weightedX * rest[at];
            yr += weightedY * rest[at];
            zr += weightedZ * rest[at];
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

    private static double[][] MakeStartsBesideNoise()
    {
        var noise = Orthonormal(Decays(LowPass.PublishedNoise.Back));
        double[][] starts = [.. Starts.Select(start => start.ToArray())];
        foreach (var start in starts)
        {
            Part(start, noise);
        }

        return starts;
    }

    /// <summary>What a recursion without input goes on to say, one answer for each of its first values being 1.</summary>
    private static double[][] Decays(double[] back)
    {
        var decays = new double[back.Length - 1][];
        for (var number = 0; number < decays.Length; number++)
        {
            var decay = decays[number] = new double[Samples];
            decay[number] = 1;
            for (var at = decays.Length; at < Samples; at++)
            {
                var sum = back[1] * decay[at - 1];
                for (var lag = 2; lag < back.Length; lag++)
                {
                    sum += back[lag] * decay[at - lag];
                }

                decay[at] = -sum / back[0];
            }
        }

        return decays;
    }

    private static double[][] Orthonormal(double[][] columns)
    {
        for (var number = 0; number < columns.Length; number++)
        {
            var column = columns[number];
            Part(column, columns[..number]);
            var length = Math.Sqrt(Dot(column, column));
            for (var at = 0; at < column.Length; at++)
            {
                column[at] /= length;
            }
        }

        return columns;
    }

    /// <summary>Leaves what is orthogonal to the others. Twice, because what is left after the first time is small and so not quite orthogonal.</summary>
    private static void Part(double[] column, double[][] others)
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var other in others)
            {
                Add(column, other, -Dot(column, other));
            }
        }
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
