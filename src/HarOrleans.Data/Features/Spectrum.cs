using HarOrleans.Data.Arithmetic;

namespace HarOrleans.Data.Features;

/// <summary>
/// Magnitudes of the discrete Fourier transform of 128 real samples, bins 1 to 64 (bin k is k * 50 / 128 Hz at 50 Hz): no constant part, no window
/// function, no scaling. Holds room for three spectra.
/// </summary>
internal sealed class Spectrum
{
    internal const int Count = 64;
    private const int Length = 128;

    private static readonly (int First, int Last)[] BandEdges =
    [
        (1, 8), (9, 16), (17, 24), (25, 32), (33, 40), (41, 48), (49, 56), (57, 64), (1, 16), (17, 32), (33, 48), (49, 64), (1, 24), (25, 48),
    ];

    private static readonly double[] Cosines = [.. Enumerable.Range(0, Length / 2).Select(step => Portable.SineCosine((double)step / Length).Cosine)];
    private static readonly double[] Sines = [.. Enumerable.Range(0, Length / 2).Select(step => -Portable.SineCosine((double)step / Length).Sine)];
    private static readonly byte[] Reversed = [.. Enumerable.Range(0, Length).Select(Reverse)];
    private readonly double[] _real = new double[Length];
    private readonly double[] _imaginary = new double[Length];
    private readonly double[] _bins = new double[3 * Count];

    /// <summary>Transforms a signal and keeps its bins in one of three places, until the place is used again.</summary>
    internal ReadOnlySpan<double> Of(ReadOnlySpan<double> signal, int place)
    {
        Transform(signal);
        var bins = _bins.AsSpan(place * Count, Count);
        for (var bin = 1; bin <= Count; bin++)
        {
            bins[bin - 1] = Math.Sqrt((_real[bin] * _real[bin]) + (_imaginary[bin] * _imaginary[bin]));
        }

        return bins;
    }

    /// <summary>The number of the largest bin, 1 to 64; the first of equal ones.</summary>
    internal static int LargestBin(ReadOnlySpan<double> bins)
    {
        var largest = 0;
        for (var bin = 1; bin < bins.Length; bin++)
        {
            largest = bins[bin] > bins[largest] ? bin : largest;
        }

        return largest + 1;
    }

    /// <summary>The bins' numbers, weighted by what is in them; 0 for an empty spectrum.</summary>
    internal static double MeanFrequency(ReadOnlySpan<double> bins)
    {
        var (weighted, sum) = (0.0, 0.0);
        for (var bin = 0; bin < bins.Length; bin++)
        {
            weighted += (bin + 1) * bins[bin];
            sum += bins[bin];
        }

        return sum == 0 ? 0 : weighted / sum;
    }

    /// <summary>Adds the sum of squares in each of the fourteen bands.</summary>
    internal static void Bands(ReadOnlySpan<double> bins, ref FeatureRow row)
    {
        foreach (var (first, last) in BandEdges)
        {
            var sum = 0.0;
            foreach (var bin in bins[(first - 1)..last])
            {
                sum += bin * bin;
            }

            row.Add(sum);
        }
    }

    /// <summary>Radix 2, decimation in time. Equal samples cancel exactly, so a constant signal has a spectrum of zeros.</summary>
    private void Transform(ReadOnlySpan<double> signal)
    {
        var (real, imaginary) = (_real, _imaginary);
        for (var at = 0; at < Length; at++)
        {
            real[at] = signal[Reversed[at]];
            imaginary[at] = 0;
        }

        for (int half = 1, stride = Length / 2; half < Length; half *= 2, stride /= 2)
        {
            for (var start = 0; start < Length; start += 2 * half)
            {
                for (int step = 0, low = start, high = start + half; step < half; step++, low++, high++)
                {
                    var (cosine, sine) = (Cosines[step * stride], Sines[step * stride]);
                    var (turnedReal, turnedImaginary) =
                        ((real[high] * cosine) - (imaginary[high] * sine), (real[high] * sine) + (imaginary[high] * cosine));
                    (real[high], imaginary[high]) = (real[low] - turnedReal, imaginary[low] - turnedImaginary);
                    (real[low], imaginary[low]) = (real[low] + turnedReal, imaginary[low] + turnedImaginary);
                }
            }
        }
    }

    private static byte Reverse(int number)
    {
        var reversed = 0;
        for (var bit = 0; bit < 7; bit++)
        {
            reversed |= ((number >> bit) & 1) << (6 - bit);
        }

        return (byte)reversed;
    }
}
