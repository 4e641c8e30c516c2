namespace HarOrleans.Data.Recordings;

/// <summary>What a phone on one person recorded without a break, 50 samples a second: acceleration with gravity in g, angular velocity in radians a second. Treat the arrays as read-only.</summary>
public sealed class SensorRecording
{
    /// <summary>Samples a second: 50.</summary>
    public const int Rate = 50;

    /// <summary>Puts a recording together.</summary>
    /// <param name="values">Row-major, samples x 6, as <see cref="Channels"/>. Kept, not copied.</param>
    /// <param name="labels">What was done at each sample: a number from 1 into <paramref name="labelNames"/>, or 0 where nothing in particular; null where nobody noted it.</param>
    /// <param name="labelNames">Names of the activities. Default: <see cref="Windows.HarWindows.Activities"/>.</param>
    /// <param name="subject">Who was measured, or null.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, a value is not finite, or a label has no name.</exception>
    public SensorRecording(float[] values, int[]? labels = null, IReadOnlyList<string>? labelNames = null, int? subject = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length % Channels.Count != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{values.Length} values are not a number of samples of 6."), nameof(values));
        }

        var wrong = values.AsSpan().IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Sample {wrong / 6}, {Channels[wrong % 6]}, is {values[wrong]}."), nameof(values));
        }

        Values = values;
        Samples = values.Length / Channels.Count;
        LabelNames = labelNames ?? Windows.HarWindows.Activities;
        Subject = subject;
        Labels = labels is null || (labels.Length == Samples && !labels.AsSpan().ContainsAnyExceptInRange(0, LabelNames.Count))
            ? labels
            : throw new ArgumentException(FormattableString.Invariant($"{Samples} labels from 0 to {LabelNames.Count} are expected."), nameof(labels));
    }

    /// <summary>The six channels in their order.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["acc_x", "acc_y", "acc_z", "gyro_x", "gyro_y", "gyro_z"];

    /// <summary>Number of samples.</summary>
    public int Samples { get; }

    /// <summary>All samples: row-major, Samples x 6.</summary>
    public float[] Values { get; }

    /// <summary>What was done at each sample, or null.</summary>
    public int[]? Labels { get; }

    /// <summary>Names of the activities: label n is name n - 1.</summary>
    public IReadOnlyList<string> LabelNames { get; }

    /// <summary>Who was measured, or null.</summary>
    public int? Subject { get; }

    internal double[] Channel(int channel)
    {
        var values = new double[Samples];
        for (var sample = 0; sample < values.Length; sample++)
        {
            values[sample] = Values[(sample * Channels.Count) + channel];
        }

        return values;
    }
}
