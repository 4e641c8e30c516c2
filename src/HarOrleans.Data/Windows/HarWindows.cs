using HarOrleans.Data.Writing;

namespace HarOrleans.Data.Windows;

/// <summary>Reads raw sensor windows.</summary>
public static class HarWindows
{
    /// <summary>Samples in a window: 128, which is 2.56 s at 50 Hz.</summary>
    public const int Samples = 128;

    /// <summary>Values in a window: 128 samples x 9 channels.</summary>
    public const int WindowLength = Samples * 9;

    /// <summary>The most windows that a file may hold: 250,000, which take 1.15 GB of memory.</summary>
    public const int MostWindows = 250_000;

    /// <summary>The nine channels in their order: body acceleration (without gravity) and total acceleration in g, angular velocity in radians a second.</summary>
    public static IReadOnlyList<string> Channels { get; } =
    [
        "body_acc_x", "body_acc_y", "body_acc_z", "body_gyro_x", "body_gyro_y", "body_gyro_z", "total_acc_x", "total_acc_y", "total_acc_z",
    ];

    /// <summary>The six activities of the UCI HAR data: label 1 is the first.</summary>
    public static IReadOnlyList<string> Activities { get; } = ["WALKING", "WALKING_UPSTAIRS", "WALKING_DOWNSTAIRS", "SITTING", "STANDING", "LAYING"];

    /// <summary>
    /// Reads a NumPy <c>.npz</c> file (stored or deflated) with nine arrays of windows x 128, named as <see cref="Channels"/>, and optionally <c>y</c> (labels) and
    /// <c>subject</c>, whole numbers, one a window. Types: little-endian float32, float64, or integers of 1 to 8 bytes, in C order; samples are kept as float32.
    /// The checksum of every array is compared. A file that claims to unpack to more than 100 times its size is refused before memory is
    /// taken, so a small file cannot ask for a large amount.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="InvalidDataSetException">The file is missing, damaged, or does not hold such windows; the message names the file, the array and,
    /// for a value, its window and sample (both from 0).</exception>
    public static InertialWindows ReadNpz(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return NpzFile.Read(path, cancellationToken);
    }

    /// <summary>
    /// Writes the file that <see cref="ReadNpz"/> reads and NumPy loads: nine float32 arrays of windows x 128, and <c>y</c> and <c>subject</c> where they are known. Replaces the file where it
    /// stands, in one step. The same windows give the same bytes.
    /// </summary>
    /// <param name="windows">The windows, at least one.</param>
    /// <param name="path">The file, in a folder that exists.</param>
    public static void WriteNpz(InertialWindows windows, string path)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentOutOfRangeException.ThrowIfZero(windows.Rows, nameof(windows));
        WholeFile.Write(path, stream =>
        {
            using var npz = new NpzOutput(stream);
            var values = new float[windows.Rows * Samples];
            for (var channel = 0; channel < Channels.Count; channel++)
            {
                for (var at = 0; at < values.Length; at++)
                {
                    values[at] = windows.Values[(at * Channels.Count) + channel];
                }

                npz.Add(Channels[channel], values, windows.Rows, Samples);
            }

            if (windows.Labels is { } labels)
            {
                npz.Add("y", labels, windows.Rows);
            }

            if (windows.Subjects is { } subjects)
            {
                npz.Add("subject", subjects, windows.Rows);
            }
        });
    }
}
