using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HarOrleans.Data.Arithmetic;

namespace HarOrleans.Data.Features;

/// <summary>entropy(): how evenly values spread over 256 levels between 0 and 1, in bits.</summary>
internal static class LevelEntropy
{
    private const int Levels = 256;

    /// <summary>Neighbours are counted in tables of their own: where many values have one level, as all that are not positive do, a count need not wait for the one before.</summary>
    private const int Tables = 4;

    /// <summary>From here on doubles are whole numbers, the last bits of which are the number.</summary>
    private const double Whole = 1L << 52;

    private static readonly double[] Logs = [.. Enumerable.Range(0, 129).Select(count => count == 0 ? 0 : Portable.Log2(count))];
    private static readonly double[] CountTimesLog = [.. Logs.Select((log, count) => count * log)];

    /// <param name="values">64 or 128 values.</param>
    /// <param name="unit">What they are divided by: 1 for signals, 64 for spectra.</param>
    internal static double Of(ReadOnlySpan<double> values, double unit)
    {
        Span<byte> counts = stackalloc byte[Tables * Levels];
        Count(values, 1 / unit, counts); // exact: 1 and 64 are powers of two

        // Levels of one value add nothing, and most have none: 32 are looked at together.
        var sum = 0.0;
        ref var first = ref MemoryMarshal.GetReference(counts);
        for (var at = 0; at < Levels; at += Vector256<byte>.Count)
        {
            var all = Vector256.LoadUnsafe(ref first, (nuint)at);
            for (var table = 1; table < Tables; table++)
            {
                all += Vector256.LoadUnsafe(ref first, (nuint)((table * Levels) + at));
            }

            all.StoreUnsafe(ref first, (nuint)at);
            var more = Vector256.GreaterThan(all, Vector256<byte>.One).ExtractMostSignificantBits();
            for (; more != 0; more &= more - 1)
            {
                sum += CountTimesLog[counts[at + BitOperations.TrailingZeroCount(more)]];
            }
        }

        return Logs[values.Length] - (sum / values.Length);
    }

    private static void Count(ReadOnlySpan<double> values, double perUnit, Span<byte> counts)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        for (var at = 0; at + Vector256<double>.Count <= values.Length; at += Vector256<double>.Count)
        {
            var share = Vector256.LoadUnsafe(ref first, (nuint)at) * perUnit;
            share = Vector256.MinNative(Vector256.MaxNative(share, Vector256<double>.Zero), Vector256<double>.One);
            var level = (Vector256.Floor((share * (Levels - 1)) + Vector256.Create(0.5)) + Vector256.Create(Whole)).AsInt64();
            counts[(byte)level[0]]++;
            counts[Levels + (byte)level[1]]++;
            counts[(2 * Levels) + (byte)level[2]]++;
            counts[(3 * Levels) + (byte)level[3]]++;
        }
    }
}
