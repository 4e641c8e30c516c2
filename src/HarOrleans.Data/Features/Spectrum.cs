using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    /// <summary>For each stage from the third on, cosines and negative sines of the turns of its butterflies.</summary>
    private static readonly (double[] Cosines, double[] Sines)[] Turns = [.. Enumerable.Range(2, 5).Select(stage => MakeTurns(1 << stage))];

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

    /// <summary>Radix 2, decimation in time, several butterflies side by side, each with the bits that it would have alone. Equal samples cancel exactly, so a constant signal has a spectrum of zeros.</summary>
    private void Transform(ReadOnlySpan<double> signal)
    {
        Begin(signal);
        ref var real = ref MemoryMarshal.GetArrayDataReference(_real);
        ref var imaginary = ref MemoryMarshal.GetArrayDataReference(_imaginary);
        foreach (var (cosines, sines) in Turns)
        {
            var half = cosines.Length;
            for (var start = 0; start < Length; start += 2 * half)
            {
                for (var step = 0; step < half; step += Vector256<double>.Count)
                {
                    var (low, high) = ((nuint)(start + step), (nuint)(start + step + half));
                    var (cosine, sine) = (Vector256.LoadUnsafe(ref cosines[0], (nuint)step), Vector256.LoadUnsafe(ref sines[0], (nuint)step));
                    var (highReal, highImaginary) = (Vector256.LoadUnsafe(ref real, high), Vector256.LoadUnsafe(ref imaginary, high));
                    var (lowReal, lowImaginary) = (Vector256.LoadUnsafe(ref real, low), Vector256.LoadUnsafe(ref imaginary, low));
                    var turnedReal = (highReal * cosine) - (highImaginary * sine);
                    var turnedImaginary = (highReal * sine) + (highImaginary * cosine);
                    (lowReal - turnedReal).StoreUnsafe(ref real, high);
                    (lowImaginary - turnedImaginary).StoreUnsafe(ref imaginary, high);
                    (lowReal + turnedReal).StoreUnsafe(ref real, low);
                    (lowImaginary + turnedImaginary).StoreUnsafe(ref imaginary, low);
                }
            }
        }
    }

    /// <summary>The first two stages, whose turns are of no angle and of a quarter: nothing is multiplied.</summary>
    private void Begin(ReadOnlySpan<double> signal)
    {
        var (real, imaginary) = (_real, _imaginary);
        for (var at = 0; at < Length; at += 4)
        {
            var (a, b, c, d) = (signal[Reversed[at]], signal[Reversed[at + 1]], signal[Reversed[at + 2]], signal[Reversed[at + 3]]);
            (real[at], real[at + 2]) = (a + b + (c + d), a + b - (c + d));
            (imaginary[at], imaginary[at + 2]) = (0, 0);
            real[at + 1] = real[at + 3] = a - b;
            (imaginary[at + 1], imaginary[at + 3]) = (-(c - d), c - d);
        }
    }

    private static (double[] Cosines, double[] Sines) MakeTurns(int half)
    {
        var turns = Enumerable.Range(0, half).Select(step => Portable.SineCosine((double)step / (2 * half))).ToArray();
        return ([.. turns.Select(turn => turn.Cosine)], [.. turns.Select(turn => -turn.Sine)]);
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
