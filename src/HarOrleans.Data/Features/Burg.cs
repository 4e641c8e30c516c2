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
            var reflection = Reflection(forward, backward);
            coefficients.CopyTo(before);
            for (var lag = 0; lag < order; lag++)
            {
                coefficients[lag] = before[lag] + (reflection * before[order - 1 - lag]);
            }

            coefficients[order] = reflection;
            Advance(forward, backward, reflection);
            forward = forward[1..];
            backward = backward[..^1];
        }
    }

    /// <summary>The coefficient that makes both errors smallest; 0 where there is no error left.</summary>
    private static double Reflection(ReadOnlySpan<double> forward, ReadOnlySpan<double> backward)
    {
        // Two sums each, for even and odd places: an addition need not wait for the one before.
        var (cross, crossOdd, power, powerOdd) = (0.0, 0.0, 0.0, 0.0);
        var length = Math.Min(forward.Length, backward.Length);
        for (var t = 0; t + 1 < length; t += 2)
        {
            cross += forward[t] * backward[t];
            power += (forward[t] * forward[t]) + (backward[t] * backward[t]);
            crossOdd += forward[t + 1] * backward[t + 1];
            powerOdd += (forward[t + 1] * forward[t + 1]) + (backward[t + 1] * backward[t + 1]);
        }

        if (length % 2 == 1)
        {
            cross += forward[length - 1] * backward[length - 1];
            power += (forward[length - 1] * forward[length - 1]) + (backward[length - 1] * backward[length - 1]);
        }

        return power + powerOdd == 0 ? 0 : -2 * (cross + crossOdd) / (power + powerOdd);
    }

    private static void Advance(Span<double> forward, Span<double> backward, double reflection)
    {
        for (var t = 0; t < forward.Length && t < backward.Length; t++)
        {
            var (ahead, behind) = (forward[t], backward[t]);
            forward[t] = ahead + (reflection * behind);
            backward[t] = behind + (reflection * ahead);
        }
    }
}
