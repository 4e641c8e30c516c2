using HarOrleans.Data.Arithmetic;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Features;

/// <summary>The signals that features are taken of, made from one window and kept until the next.</summary>
internal sealed class WindowSignals
{
    private const int Samples = HarWindows.Samples;
    private const int Channels = 9;
    private const int Signals = 5;
    private readonly double[] _axes = new double[Signals * 3 * Samples];
    private readonly double[] _magnitudes = new double[Signals * Samples];

    internal ReadOnlySpan<double> Axis(TimeSignal signal, int axis) => Place(signal, axis);

    /// <summary>Length of the three axes, sample by sample. Not made for gravity, whose published magnitude columns are the body acceleration's.</summary>
    internal ReadOnlySpan<double> Magnitude(TimeSignal signal) => _magnitudes.AsSpan((int)signal * Samples, Samples);

    internal Vector Mean(TimeSignal signal) => new(Mean(Axis(signal, 0)), Mean(Axis(signal, 1)), Mean(Axis(signal, 2)));

    internal void Fill(ReadOnlySpan<float> window, ReadOnlySpan<float> next)
    {
        Span<double> total = stackalloc double[Samples];
        for (var axis = 0; axis < 3; axis++)
        {
            var body = Place(TimeSignal.BodyAcc, axis);
            var gravity = Place(TimeSignal.GravityAcc, axis);
            var gyro = Place(TimeSignal.BodyGyro, axis);
            for (int sample = 0, at = axis; sample < Samples; sample++, at += Channels)
            {
                body[sample] = window[at];
                gyro[sample] = window[at + 3];
                total[sample] = window[at + 6];
                gravity[sample] = total[sample] - body[sample];
            }

            SmoothGravity.Refine(total, body, gravity);
            Jerk(body, next.IsEmpty ? null : next[axis], Place(TimeSignal.BodyAccJerk, axis));
            Jerk(gyro, next.IsEmpty ? null : next[axis + 3], Place(TimeSignal.BodyGyroJerk, axis));
        }

        Magnitudes(TimeSignal.BodyAcc);
        Magnitudes(TimeSignal.BodyAccJerk);
        Magnitudes(TimeSignal.BodyGyro);
        Magnitudes(TimeSignal.BodyGyroJerk);
    }

    private Span<double> Place(TimeSignal signal, int axis) => _axes.AsSpan((((int)signal * 3) + axis) * Samples, Samples);

    /// <summary>Differences of neighbours. Without a sample after the window the last difference is repeated, so that there are 128.</summary>
    private static void Jerk(ReadOnlySpan<double> signal, double? next, Span<double> jerk)
    {
        for (var sample = 0; sample < Samples - 1; sample++)
        {
            jerk[sample] = signal[sample + 1] - signal[sample];
        }

        jerk[^1] = next is { } known ? known - signal[^1] : jerk[^2];
    }

    private void Magnitudes(TimeSignal signal)
    {
        var (x, y, z) = ((int)signal * 3 * Samples, (((int)signal * 3) + 1) * Samples, (((int)signal * 3) + 2) * Samples);
        var magnitudes = _magnitudes.AsSpan((int)signal * Samples, Samples);
        for (var sample = 0; sample < Samples; sample++)
        {
            var (alongX, alongY, alongZ) = (_axes[x + sample], _axes[y + sample], _axes[z + sample]);
            magnitudes[sample] = Math.Sqrt((alongX * alongX) + (alongY * alongY) + (alongZ * alongZ));
        }
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
