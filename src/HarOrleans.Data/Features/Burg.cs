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
        // Two sums each, for even and odd places: an addition need not wait for the one before.
        var (differences, differencesOdd, sums, sumsOdd) = (0.0, 0.0, 0.0, 0.0);
        var length = Math.Min(forward.Length, backward.Length);
        for (var t = 0; t + 1 < length; t += 2)
        {
            var (difference, sum) = (forward[t] - backward[t], forward[t] + backward[t]);
            differences += difference * difference;
            sums += sum * sum;
            (difference, sum) = (forward[t + 1] - backward[t + 1], forward[t + 1] + backward[t + 1]);
            differencesOdd += difference * difference;
            sumsOdd += sum * sum;
        }

        if (length % 2 == 1)
        {
            var (difference, sum) = (forward[length - 1] - backward[length - 1], forward[length - 1] + backward[length - 1]);
            differences += difference * difference;
            sums += sum * sum;
        }

        return (differences + differencesOdd, sums + sumsOdd);
    }

    /// <summary>
    /// Adds to each error the other, times the coefficient. That is given as -1 or 1 and the small rest: of a signal that hardly moves the errors are almost alike, and a coefficient rounded beside
    /// -1 would leave more of them than there is.
    /// </summary>
    private static void Advance(Span<double> forward, Span<double> backward, double sign, double rest)
    {
        for (var t = 0; t < forward.Length && t < backward.Length; t++)
        {
            var (ahead, behind) = (forward[t], backward[t]);
            forward[t] = (ahead + (sign * behind)) + (rest * behind);
            backward[t] = (behind + (sign * ahead)) + (rest * ahead);
        }
    }
}
