using HarOrleans.Data.Filters;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Recordings;

/// <summary>
/// A recording's nine channels as UCI made them: a median of 3 and a Butterworth low-pass of 20 Hz on all six signals; gravity is what another of 0.3 Hz leaves of the
/// acceleration, and the rest is the body's.
/// </summary>
internal static class FilteredRecording
{
    private const int Channels = 9;
    private const int Body = 0;
    private const int Gyro = 3;
    private const int Total = 6;

    /// <summary>Samples x 9, in the order of <see cref="HarWindows.Channels"/>.</summary>
    internal static float[] Of(SensorRecording recording)
    {
        var values = new float[recording.Samples * Channels];
        for (var axis = 0; axis < 3; axis++)
        {
            var total = LowPass.Noise.Of(MedianFilter.Of(recording.Channel(axis)));
            var gravity = LowPass.Gravity.Of(total);
            var gyro = LowPass.Noise.Of(MedianFilter.Of(recording.Channel(axis + 3)));
            for (int sample = 0, at = axis; sample < recording.Samples; sample++, at += Channels)
            {
                values[at + Body] = (float)(total[sample] - gravity[sample]);
                values[at + Gyro] = (float)gyro[sample];
                values[at + Total] = (float)total[sample];
            }
        }

        return values;
    }
}
