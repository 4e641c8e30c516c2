using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HarOrleans.Data.Features;

/// <summary>Autoregression of order 4 by Burg's method: x[t] + a1 x[t-1] + … + a4 x[t-4] is as small as can be, forwards and backwards.</summary>
internal static class Burg
{
    internal const int Order = 4;

    /// <summary>Writes a1 to a4. A signal of zeros has 0; a signal that fewer coefficients explain in full has 0 for the rest.</summary>
    internal static void Fit(ReadOnlySpan<double> signal, Span<double> coefficients)
    {
        // Errors of the order so far: forward[t] belongs with backward[t], which is the backward error one step before.
        var count = signal.Length - 1;
        Span<double> forward = stackalloc double[count];
        Span<double> backward = stackalloc double[count];
        signal[1..].CopyTo(forward);
        signal[..count].CopyTo(backward);
        coefficients.Clear();
        Span<double> before = stackalloc double[Order];
        for (var order = 0; order < Order; order++)
        {
            var (differences, sums) = Squares(forward, backward);
            var all = differences + sums;
            if (all == 0)
            {
                return;
            }

            var reflection = (differences - sums) / all;
            coefficients.CopyTo(before);
            for (var lag = 0; lag < order; lag++)
            {
                coefficients[lag] = before[lag] + (reflection * before[order - 1 - lag]);
            }

            coefficients[order] = reflection;
            if (differences <= sums)
            {
                Advance(forward, backward, -1, 2 * differences / all);
            }
            else
            {
                Advance(forward, backward, 1, -2 * sums / all);
            }

            forward = forward[1..];
            backward = backward[..^1];
        }
    }

    /// <summary>The squares of what the errors differ by, and of what they sum to. Their difference over their sum is the coefficient that makes both errors smallest, -2 Σfb / Σ(f² + b²).</summary>
    private static (double Differences, double Sums) Squares(ReadOnlySpan<double> forward, ReadOnlySpan<double> backward)
    {
        // Two sums each, for even and odd places, side by side: an addition need not wait for the one before.
        var (differences, sums) = (Vector128<double>.Zero, Vector128<double>.Zero);
        var length = Math.Min(forward.Length, backward.Length);
        ref var ahead = ref MemoryMarshal.GetReference(forward);
        ref var behind = ref MemoryMarshal.GetReference(backward);
        for (var t = 0; t + 1 < length; t += 2)
        {
            var (one, other) = (Vector128.LoadUnsafe(ref ahead, (nuint)t), Vector128.LoadUnsafe(ref behind, (nuint)t));
            var (difference, sum) = (one - other, one + other);
            differences += difference * difference;
            sums += sum * sum;
        }

        var (evenDifferences, evenSums) = (differences[0], sums[0]);
        if (length % 2 == 1)
        {
            var (difference, sum) = (forward[length - 1] - backward[length - 1], forward[length - 1] + backward[length - 1]);
            evenDifferences += difference * difference;
            evenSums += sum * sum;
        }

        return (evenDifferences + differences[1], evenSums + sums[1]);
    }

    /// <summary>
    /// Adds to each error the other, times the coefficient. That is given as -1 or 1 and the small rest: of a signal that hardly moves the errors are almost alike, and a coefficient rounded beside
    /// -1 would leave more of them than there is.
    /// </summary>
    private static void Advance(Span<double> forward, Span<double> backward, double sign, double rest)
    {
        var t = 0;
        ref var firstAhead = ref MemoryMarshal.GetReference(forward);
        ref var firstBehind = ref MemoryMarshal.GetReference(backward);
        var (signs, rests) = (Vector256.Create(sign), Vector256.Create(rest));
        for (; t + Vector256<double>.Count <= Math.Min(forward.Length, backward.Length); t += Vector256<double>.Count)
        {
            var (ahead, behind) = (Vector256.LoadUnsafe(ref firstAhead, (nuint)t), Vector256.LoadUnsafe(ref firstBehind, (nuint)t));
            ((ahead + (signs * behind)) + (rests * behind)).StoreUnsafe(ref firstAhead, (nuint)t);
            ((behind + (signs * ahead)) + (rests * ahead)).StoreUnsafe(ref firstBehind, (nuint)t);
        }

        for (; t < forward.Length && t < backward.Length; t++)
        {
            var (ahead, behind) = (forward[t], backward[t]);
            forward[t] = (ahead + (sign * behind)) + (rest * behind);
            backward[t] = (behind + (sign * ahead)) + (rest * ahead);
        }
    }
}
