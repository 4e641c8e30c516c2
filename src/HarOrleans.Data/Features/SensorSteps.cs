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
        Measure(steps, measured);
        total[..Order].CopyTo(followed);
        Filter(measured, followed);
        return true;
    }

    /// <summary>What the phones wrote down, in g.</summary>
    private static void Measure(ReadOnlySpan<int> steps, Span<double> measured)
    {
        ref var from = ref MemoryMarshal.GetReference(steps);
        ref var to = ref MemoryMarshal.GetReference(measured);
        for (var at = 0; at < Samples; at += Vector128<int>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.ConvertToSingle(Vector128.LoadUnsafe(ref from, (nuint)at)) * Step);
            (Vector256.Create(low, high) / StandardGravity).StoreUnsafe(ref to, (nuint)at);
        }
    }

    /// <summary>Runs the noise filter on; the first ten values are there. Four are begun side by side, as far back as neither needs another, and ended one by one, each with the bits that it would have alone.</summary>
    private static void Filter(ReadOnlySpan<double> measured, Span<double> followed)
    {
        const int together = 4;
        Span<double> begun = stackalloc double[together];
        for (var from = Order; from < Samples; from += together)
        {
            // The last four begin two early and so say the same of two once more.
            var at = Math.Min(from, Samples - together);
            var sum = Feed[0] * Vector256.Create(measured[at..]);
            for (var lag = Order; lag >= together; lag--)
            {
                sum += (Feed[lag] * Vector256.Create(measured[(at - lag)..])) - (Back[lag] * Vector256.Create(followed[(at - lag)..]));
            }

            sum.CopyTo(begun);
            for (var next = 0; next < together; next++, at++)
            {
                followed[at] = begun[next]
                    + ((Feed[3] * measured[at - 3]) - (Back[3] * followed[at - 3]))
                    + ((Feed[2] * measured[at - 2]) - (Back[2] * followed[at - 2]))
                    + ((Feed[1] * measured[at - 1]) - (Back[1] * followed[at - 1]));
            }
        }
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

        Turn(values, (int)Math.Round(turns + more));
    }

    /// <summary>Subtracts a number and adds it, by turns.</summary>
    private static void Turn(Span<int> values, int turn)
    {
        var (turns, at) = (Vector256.Create(turn, -turn, turn, -turn, turn, -turn, turn, -turn), 0);
        ref var first = ref MemoryMarshal.GetReference(values);
        for (; at + Vector256<int>.Count <= values.Length; at += Vector256<int>.Count)
        {
            (Vector256.LoadUnsafe(ref first, (nuint)at) - turns).StoreUnsafe(ref first, (nuint)at);
        }

        for (; at < values.Length; at++)
        {
            values[at] -= at % 2 == 0 ? turn : -turn;
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
