using System.Numerics;
using System.Runtime.InteropServices;

namespace HarOrleans.Optimization;

/// <summary>Sums of all parameters' terms for each kernel, in one pass: some kernels at a time, whose sums stay in registers from term to term.</summary>
internal static class KernelSums
{
    private const int Vectors = 4;

    /// <summary>Writes for some kernels the sums of their terms, in their order, and of their log weights; returns the largest.</summary>
    /// <param name="terms">The terms of all kernels.</param>
    /// <param name="from">The first kernel that counts.</param>
    /// <param name="logs">Log weights of the kernels that count.</param>
    /// <param name="sums">As many sums.</param>
    internal static double Write(ReadOnlySpan<KernelTerm> terms, int from, ReadOnlySpan<double> logs, Span<double> sums)
    {
        var kernel = 0;
        var tops = new Vector<double>(double.NegativeInfinity);
        for (; kernel <= sums.Length - (Vectors * Vector<double>.Count); kernel += Vectors * Vector<double>.Count)
        {
            tops = Vector.Max(tops, WriteSome(terms, logs[kernel..], sums[kernel..], from + kernel));
        }

        var largest = double.NegativeInfinity;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            largest = Math.Max(largest, tops[lane]);
        }

        for (; kernel < sums.Length; kernel++)
        {
            sums[kernel] = One(terms, from + kernel) + logs[kernel];
            largest = Math.Max(largest, sums[kernel]);
        }

        return largest;
    }

    private static Vector<double> WriteSome(ReadOnlySpan<KernelTerm> terms, ReadOnlySpan<double> logs, Span<double> sums, int kernel)
    {
        var width = (nuint)Vector<double>.Count;
        var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        foreach (ref readonly var term in terms)
        {
            ref var row = ref MemoryMarshal.GetReference(term.Row.AsSpan(kernel, Vectors * Vector<double>.Count));
            if (term.Inverses is null)
            {
                a += Vector.LoadUnsafe(ref row);
                b += Vector.LoadUnsafe(ref row, width);
                c += Vector.LoadUnsafe(ref row, 2 * width);
                d += Vector.LoadUnsafe(ref row, 3 * width);
            }
            else
            {
                ref var inverse = ref MemoryMarshal.GetReference(term.Inverses.AsSpan(kernel, Vectors * Vector<double>.Count));
                var place = new Vector<double>(term.Place);
                a -= Square((place - Vector.LoadUnsafe(ref row)) * Vector.LoadUnsafe(ref inverse));
                b -= Square((place - Vector.LoadUnsafe(ref row, width)) * Vector.LoadUnsafe(ref inverse, width));
                c -= Square((place - Vector.LoadUnsafe(ref row, 2 * width)) * Vector.LoadUnsafe(ref inverse, 2 * width));
                d -= Square((place - Vector.LoadUnsafe(ref row, 3 * width)) * Vector.LoadUnsafe(ref inverse, 3 * width));
            }
        }

        ref var log = ref MemoryMarshal.GetReference(logs[..(Vectors * Vector<double>.Count)]);
        a += Vector.LoadUnsafe(ref log);
        b += Vector.LoadUnsafe(ref log, width);
        c += Vector.LoadUnsafe(ref log, 2 * width);
        d += Vector.LoadUnsafe(ref log, 3 * width);
        ref var sum = ref MemoryMarshal.GetReference(sums[..(Vectors * Vector<double>.Count)]);
        a.StoreUnsafe(ref sum);
        b.StoreUnsafe(ref sum, width);
        c.StoreUnsafe(ref sum, 2 * width);
        d.StoreUnsafe(ref sum, 3 * width);
        return Vector.Max(Vector.Max(a, b), Vector.Max(c, d));
    }

    private static Vector<double> Square(Vector<double> distances) => distances * distances;

    private static double One(ReadOnlySpan<KernelTerm> terms, int kernel)
    {
        var sum = 0.0;
        foreach (ref readonly var term in terms)
        {
            var distance = term.Inverses is { } inverses ? (term.Place - term.Row[kernel]) * inverses[kernel] : 0;
            sum = term.Inverses is null ? sum + term.Row[kernel] : sum - (distance * distance);
        }

        return sum;
    }
}
