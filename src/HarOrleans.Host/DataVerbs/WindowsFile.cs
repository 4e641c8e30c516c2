using HarOrleans.Data;
using HarOrleans.Data.Recordings;
using HarOrleans.Data.Windows;

namespace HarOrleans.Host.DataVerbs;

/// <summary>A file of raw windows, or of recordings that are cut into windows.</summary>
internal static class WindowsFile
{
    /// <summary>The largest mean acceleration, in g, that is believed; a recording in m/s² has 9.8.</summary>
    private const double MostMeanG = 3;

    /// <summary>Reads it.</summary>
    /// <param name="field">What named the file, for messages.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="BadInputException">It is neither, or holds no window.</exception>
    internal static InertialWindows Read(string field, string path, CancellationToken cancellationToken)
    {
        try
        {
            var windows = IsRecording(path) ? WindowCutter.Cut(RecordingFile.Read(path, cancellationToken), cancellationToken)
                : path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) ? HarWindows.ReadNpz(path, cancellationToken)
                : throw new BadInputException($"{field} {path}: the name ends neither in .npz nor in .csv or .csv.gz. Give windows as .npz, or a recording as .csv.");
            Check(field, path, windows);
            return windows;
        }
        catch (InvalidDataSetException e)
        {
            throw new BadInputException($"{field}: {e.Message}");
        }
    }

    /// <summary>Whether the name is that of a recording.</summary>
    internal static bool IsRecording(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.Ordinal);

    private static void Check(string field, string path, InertialWindows windows)
    {
        if (windows.Rows == 0)
        {
            throw new BadInputException($"{field} {path}: no stretch of one person and activity has 128 samples, which make one window of 2.56 s. Give a longer recording.");
        }

        if (windows.Labels is { } labels && Array.FindIndex(labels, label => label < 1 || label > windows.LabelNames.Count) is var at and >= 0)
        {
            throw new BadInputException($"{field} {path}: the label {labels[at]} of window {at} is none of 1 to {windows.LabelNames.Count} ({string.Join(", ", windows.LabelNames)}). Correct it, or leave 'y' out.");
        }

        var sum = 0.0;
        for (var start = 0; start < windows.Values.Length; start += 9)
        {
            var (x, y, z) = (windows.Values[start + 6], windows.Values[start + 7], windows.Values[start + 8]);
            sum += Math.Sqrt((x * x) + (y * y) + (z * z));
        }

        var mean = sum / (windows.Values.Length / 9.0);
        if (mean > MostMeanG)
        {
            throw new BadInputException(FormattableString.Invariant(
                $"{field} {path}: the total acceleration is {mean:0.##} on average, and a phone feels about 1 g. Divide accelerations in m/s² by 9.80665, and keep gravity in them."));
        }
    }
}
