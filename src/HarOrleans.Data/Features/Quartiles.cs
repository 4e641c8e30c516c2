using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HarOrleans.Data.Features;

/// <summary>iqr(): quantile 0.75 less quantile 0.25, at position p * n - 0.5 among the sorted values; for 64 and 128 values that is halfway between two.</summary>
/// <remarks>Values are counted into drawers of equal width, and only those of a drawer with a wanted place in it are sorted, by insertion.</remarks>
internal static class Quartiles
{
    private const int Drawers = 256;
    private const int InRow = 8;
    private const int MostValues = 128;

    /// <summary>From here on doubles are whole numbers, the last bits of which are the number.</summary>
    private const double Whole = 1L << 52;

    /// <param name="values">64 or 128 values.</param>
    /// <param name="smallest">The smallest of them.</param>
    /// <param name="largest">The largest of them.</param>
    internal static double Range(ReadOnlySpan<double> values, double smallest, double largest)
    {
        if (smallest == largest)
        {
            return 0;
        }

        var quarter = values.Length / 4;
        Span<double> four = [quarter - 1, quarter, (3 * quarter) - 1, 3 * quarter];
        Pick(values, smallest, (Drawers - 1) / (largest - smallest), four);
        return ((four[2] + four[3]) / 2) - ((four[0] + four[1]) / 2);
    }

    /// <summary>Replaces ascending places among the sorted values by the values there.</summary>
    private static void Pick(ReadOnlySpan<double> values, double smallest, double perUnit, Span<double> places)
    {
        Span<byte> drawers = stackalloc byte[MostValues];
        Span<byte> counts = stackalloc byte[Drawers];
        drawers = drawers[..values.Length];
        Sort(values, smallest, perUnit, drawers, counts);
        Span<double> opened = stackalloc double[MostValues];
        var (row, beforeRow, open) = (0, 0, -1);
        foreach (ref var place in places)
        {
            var wanted = (int)place;
            for (int inRow; beforeRow + (inRow = Sum(counts.Slice(row, InRow))) <= wanted; row += InRow)
            {
                beforeRow += inRow;
            }

            var (drawer, before) = (row, beforeRow);
            while (before + counts[drawer] <= wanted)
            {
                before += counts[drawer++];
            }

            if (drawer != open)
            {
                Order(opened[..Take(values, drawers, (byte)drawer, opened)]);
                open = drawer;
            }

            place = opened[wanted - before];
        }
    }

    /// <summary>Eight numbers with a sum of at most 255: the product's highest byte has each of them once.</summary>
    private static int Sum(ReadOnlySpan<byte> eight) => (int)((BinaryPrimitives.ReadUInt64LittleEndian(eight) * 0x0101010101010101) >> 56);

    private static void Sort(ReadOnlySpan<double> values, double smallest, double perUnit, Span<byte> drawers, Span<byte> counts)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        for (var at = 0; at + Vector256<double>.Count <= values.Length; at += Vector256<double>.Count)
        {
            var drawer = (((Vector256.LoadUnsafe(ref first, (nuint)at) - Vector256.Create(smallest)) * perUnit) + Vector256.Create(Whole)).AsInt64();
            for (var lane = 0; lane < Vector256<double>.Count; lane++)
            {
                counts[drawers[at + lane] = (byte)drawer[lane]]++;
            }
        }
    }

    /// <summary>Copies what lies in a drawer, in its order, and says how many they are.</summary>
    private static int Take(ReadOnlySpan<double> values, ReadOnlySpan<byte> drawers, byte drawer, Span<double> taken)
    {
        var count = 0;
        ref var first = ref MemoryMarshal.GetReference(drawers);
        for (var at = 0; at + Vector256<byte>.Count <= drawers.Length; at += Vector256<byte>.Count)
        {
            var here = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at), Vector256.Create(drawer)).ExtractMostSignificantBits();
            for (; here != 0; here &= here - 1)
            {
                taken[count++] = values[at + BitOperations.TrailingZeroCount(here)];
            }
        }

        return count;
    }

    private static void Order(Span<double> values)
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
}
