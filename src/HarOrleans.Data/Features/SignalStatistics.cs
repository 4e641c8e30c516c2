using System.Numerics;
using System.Runtime.Intrinsics;
using HarOrleans.Data.Arithmetic;

namespace HarOrleans.Data.Features;

/// <summary>Statistics of one signal or spectrum; holds the scratch memory they need.</summary>
internal sealed class SignalStatistics
{
    private const int Levels = 256;
    private const int Drawers = 128;
    private static readonly double[] Logs = [.. Enumerable.Range(0, 129).Select(count => count == 0 ? 0 : Portable.Log2(count))];
    private static readonly double[] CountTimesLog = [.. Logs.Select((log, count) => count * log)];
    private readonly double[] _sorted = new double[128];
    private readonly int[] _levels = new int[Levels];

    /// <summary>The nine common statistics.</summary>
    /// <param name="values">64 or 128 values.</param>
    /// <param name="unit">What values are divided by before their entropy is taken: 1 for signals, 64 for spectra.</param>
    internal SignalSummary Of(ReadOnlySpan<double> values, double unit)
    {
        var (sum, absolute, squares) = (0.0, 0.0, 0.0);
        var (smallest, largest) = (values[0], values[0]);
        foreach (var value in values)
        {
            sum += value;
            absolute += Math.Abs(value);
            squares += value * value;
            smallest = value < smallest ? value : smallest;
            largest = value > largest ? value : largest;
        }

        var mean = sum / values.Length;
        var (variance, distance) = (0.0, 0.0);
        foreach (var value in values)
        {
            variance += (value - mean) * (value - mean);
            distance += Math.Abs(value - mean);
        }

        // The mean of equal values can be off by a rounding, which is no deviation.
        var constant = smallest == largest;
        return new SignalSummary(
            mean,
            constant ? 0 : Math.Sqrt(variance / values.Length),
            constant ? 0 : distance / values.Length,
            largest,
            smallest,
            absolute,
            squares / values.Length,
            QuartileRange(values, smallest, largest),
            Entropy(values, unit));
    }

    /// <summary>Pearson's correlation; 0 where a signal is constant.</summary>
    internal static double Correlation(ReadOnlySpan<double> a, in SignalSummary ofA, ReadOnlySpan<double> b, in SignalSummary ofB)
    {
        if (ofA.Deviation == 0 || ofB.Deviation == 0)
        {
            return 0;
        }

        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
        {
            sum += (a[at] - ofA.Mean) * (b[at] - ofB.Mean);
        }

        return sum / a.Length / ofA.Deviation / ofB.Deviation;
    }

    /// <summary>Adds skewness and kurtosis (3 for a normal distribution); 0 and 0 where the values are equal.</summary>
    internal static void Shape(ReadOnlySpan<double> values, in SignalSummary of, ref FeatureRow row)
    {
        var (third, fourth) = (0.0, 0.0);
        if (of.Deviation > 0)
        {
            var perDeviation = 1 / of.Deviation;
            foreach (var value in values)
            {
                var distance = (value - of.Mean) * perDeviation;
                var square = distance * distance;
                third += square * distance;
                fourth += square * square;
            }
        }

        row.Add(third / values.Length);
        row.Add(fourth / values.Length);
    }

    /// <summary>Quantile 0.75 less quantile 0.25, at position p * n - 0.5 among the sorted values; for 64 and 128 values that is halfway between two.</summary>
    private double QuartileRange(ReadOnlySpan<double> values, double smallest, double largest)
    {
        if (smallest == largest)
        {
            return 0;
        }

        var quarter = values.Length / 4;
        Span<double> four = [quarter - 1, quarter, (3 * quarter) - 1, 3 * quarter];
        Pick(values, smallest, largest, four);
        return ((four[2] + four[3]) / 2) - ((four[0] + four[1]) / 2);
    }

    /// <summary>
    /// Replaces ascending places among the sorted values by the values there. Values are put into 128 drawers of equal width, and only the drawers with a place in them are sorted, by insertion.
    /// </summary>
    private void Pick(ReadOnlySpan<double> values, double smallest, double largest, Span<double> places)
    {
        var sorted = _sorted.AsSpan(0, values.Length);
        Span<int> ends = stackalloc int[Drawers + 1];
        Span<byte> drawers = stackalloc byte[values.Length];
        var perDrawer = (Drawers - 1) / (largest - smallest);
        for (var at = 0; at < values.Length; at++)
        {
            drawers[at] = (byte)((int)((values[at] - smallest) * perDrawer) & (Drawers - 1));
            ends[drawers[at] + 1]++;
        }

        for (var drawer = 1; drawer < Drawers; drawer++)
        {
            ends[drawer] += ends[drawer - 1];
        }

        for (var at = 0; at < values.Length; at++)
        {
            sorted[ends[drawers[at]]++] = values[at];
        }

        var (open, start) = (-1, 0);
        foreach (ref var place in places)
        {
            var wanted = (int)place;
            if (open < 0 || ends[open] <= wanted)
            {
                do
                {
                    start = open < 0 ? 0 : ends[open];
                    open++;
                }
                while (ends[open] <= wanted);
                Sort(sorted[start..ends[open]]);
            }

            place = sorted[wanted];
        }
    }

    private static void Sort(Span<double> values)
    {
        for (var at = 1; at < values.Length; at++)
        {
            var value = values[at];
            var place = at;
            for (; place > 0 && values[place - 1] > value; place--)
            {
                values[place] = values[place - 1];
            }

            values[place] = value;
        }
    }

    private double Entropy(ReadOnlySpan<double> values, double unit)
    {
        _levels.AsSpan().Clear();
        var perUnit = 1 / unit; // exact: 1 and 64 are powers of two
        foreach (var value in values)
        {
            var share = value * perUnit;
            share = share > 0 ? share : 0;
            share = share < 1 ? share : 1;
            _levels[double.ConvertToIntegerNative<int>((share * (Levels - 1)) + 0.5)]++;
        }

        // Levels of one value add nothing, and most have none: eight are looked at together.
        var sum = 0.0;
        for (var at = 0; at < Levels; at += Vector256<int>.Count)
        {
            var more = Vector256.GreaterThan(Vector256.LoadUnsafe(ref _levels[0], (nuint)at), Vector256<int>.One).ExtractMostSignificantBits();
            for (; more != 0; more &= more - 1)
            {
                sum += CountTimesLog[_levels[at + BitOperations.TrailingZeroCount(more)]];
            }
        }

        return Logs[values.Length] - (sum / values.Length);
    }
}
