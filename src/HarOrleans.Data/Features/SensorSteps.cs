using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HarOrleans.Data.Filters;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Features;

/// <summary>
/// The total acceleration of the published windows without the rounding of their files. Their phones counted steps of 1/720 g, in float32 and m/s², which were then taken by the median and by
/// <see cref="LowPass.PublishedNoise"/>. The filter's feed is a binomial, so that its inverse gives whole numbers of steps, through which the filter can be run again in double.
/// </summary>
internal static class SensorSteps
{
    /// <summary>The order of the noise filter, and how many values at a window's start rest on samples before it.</summary>
    internal const int Order = 10;

    private const int Samples = HarWindows.Samples;
    private const int StepsPerG = 720;
    private const double StandardGravity = 9.80665;
    private const float Step = 9.80665f / StepsPerG;

    /// <summary>Beyond what a phone measures; keeps the sums within 32 bits.</summary>
    private const double MostG = 16;

    /// <summary>How far from a whole number a sum may be. Rounding leaves up to 0.36 in the published windows; of 118 sums of another sensor all are so near once in 10^9 windows.</summary>
    private const double Nearly = 0.42;

    private static readonly double[] Feed = LowPass.PublishedNoise.Feed;
    private static readonly double[] Back = LowPass.PublishedNoise.Back;
    private static readonly double StepsPerFeed = StepsPerG / LowPass.PublishedNoise.Feed[0];
    private static readonly double[][] Middles = MakeMiddles();

    /// <summary>Writes the total that the steps give from the first ten values on. These keep their rounding, and what it does to the next ones dies away.</summary>
    /// <returns>False where the total is no such filter's of whole steps; nothing of use is then written.</returns>
    internal static bool TryFollow(ReadOnlySpan<double> total, Span<double> followed)
    {
        Span<int> steps = stackalloc int[Samples];
        if (!TrySums(total, steps))
        {
            return false;
        }

        for (var first = Order - 1; first >= 0; first--)
        {
            Part(steps[first..], Middles[first]);
        }

        Span<double> measured = stackalloc double[Samples];
        for (var at = 0; at < Samples; at++)
        {
            measured[at] = steps[at] * Step / StandardGravity;
        }

        total[..Order].CopyTo(followed);
        for (var at = Order; at < Samples; at++)
        {
            // The latest value comes last, so that the sum of the others need not wait for it.
            var sum = Feed[0] * measured[at];
            for (var lag = Order; lag >= 1; lag--)
            {
                sum += (Feed[lag] * measured[at - lag]) - (Back[lag] * followed[at - lag]);
            }

            followed[at] = sum;
        }

        return true;
    }

    /// <summary>From the tenth on: the steps of a sample and of the ten before it, times 1, 10, 45, … 10, 1.</summary>
    private static bool TrySums(ReadOnlySpan<double> total, Span<int> sums)
    {
        foreach (var value in total)
        {
            if (!(Math.Abs(value) <= MostG))
            {
                return false;
            }
        }

        // Four side by side; the last four begin two early and so say the same of two once more.
        ref var first = ref MemoryMarshal.GetReference(total);
        for (var from = Order; from < Samples; from += Vector256<double>.Count)
        {
            var at = Math.Min(from, Samples - Vector256<double>.Count);
            var sum = Vector256.LoadUnsafe(ref first, (nuint)at);
            for (var lag = 1; lag <= Order; lag++)
            {
                sum += Vector256.Create(Back[lag]) * Vector256.LoadUnsafe(ref first, (nuint)(at - lag));
            }

            sum *= StepsPerFeed;
            var whole = Vector256.Round(sum);
            if (Vector256.GreaterThanAny(Vector256.Abs(sum - whole), Vector256.Create(Nearly)))
            {
                return false;
            }

            for (var lane = 0; lane < Vector256<double>.Count; lane++)
            {
                sums[at + lane] = (int)whole[lane];
            }
        }

        return true;
    }

    /// <summary>
    /// Takes sums of two neighbours apart, in place; the first value is not yet there. What they leave open is how far the values go up and down by turns, which is hardly at all: the median and
    /// the many sums still in them have smoothed them.
    /// </summary>
    private static void Part(Span<int> values, double[] weights)
    {
        // Two sums, so that an addition need not wait for the one before; only the whole number that is next to them counts.
        var (before, turns, more, at) = (0, 0.0, 0.0, 1);
        values[0] = 0;
        for (; at + 1 < values.Length; at += 2)
        {
            before = values[at] - before;
            values[at] = before;
            turns += weights[at] * before;
            before = values[at + 1] - before;
            values[at + 1] = before;
            more += weights[at + 1] * before;
        }

        if (at < values.Length)
        {
            values[at] -= before;
            turns += weights[at] * values[at];
        }

        var turn = (int)Math.Round(turns + more);
        foreach (ref var value in values)
        {
            value -= turn;
            turn = -turn;
        }
    }

    /// <summary>For values from each place on: weights that sum up how far they go up and down by turns, most in their middle.</summary>
    private static double[][] MakeMiddles()
    {
        var middles = new double[Order][];
        for (var first = 0; first < Order; first++)
        {
            var weights = middles[first] = new double[Samples - first];
            var sum = 0.0;
            for (var at = 0; at < weights.Length; at++)
            {
                double root = (at + 1) * (weights.Length - at);
                sum += root * root;
                weights[at] = at % 2 == 0 ? root * root : -(root * root);
            }

            for (var at = 0; at < weights.Length; at++)
            {
                weights[at] /= sum;
            }
        }

        return middles;
    }
}
