using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Recordings;

/// <summary>Filters recordings and cuts them into windows.</summary>
public static class WindowCutter
{
    private const int Step = HarWindows.Samples / 2;
    private const int Channels = 9;

    /// <summary>
    /// Filters each recording as a whole, then cuts windows of 128 samples that overlap by half. Where samples are labelled, each run of one label is cut by itself, from its
    /// first sample on, and what has no label is left out, so no window holds two labels; what is left at a run's end and is shorter than a window is dropped.
    /// </summary>
    /// <param name="recordings">The recordings; labelled ones must share their label names.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">Some recordings have labels, a subject or other names, and some have not.</exception>
    public static InertialWindows Cut(IReadOnlyList<SensorRecording> recordings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        Check(recordings);
        (int Start, int Label)[][] starts = [.. recordings.Select(recording => Starts(recording).ToArray())];
        var rows = starts.Sum(of => of.Length);
        var (values, labels, subjects) = (new float[rows * HarWindows.WindowLength], new int[rows], new int[rows]);
        var row = 0;
        for (var at = 0; at < recordings.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var channels = FilteredRecording.Of(recordings[at]);
            foreach (var (start, label) in starts[at])
            {
                channels.AsSpan(start * Channels, HarWindows.WindowLength).CopyTo(values.AsSpan(row * HarWindows.WindowLength));
                (labels[row], subjects[row]) = (label, recordings[at].Subject ?? 0);
                row++;
            }
        }

        var labelled = recordings.Count > 0 && recordings[0].Labels is not null;
        return new InertialWindows(values, labelled ? labels : null, recordings.Count > 0 && recordings[0].Subject is not null ? subjects : null)
        {
            LabelNames = recordings.Count > 0 ? recordings[0].LabelNames : HarWindows.Activities,
        };
    }

    private static void Check(IReadOnlyList<SensorRecording> recordings)
    {
        foreach (var recording in recordings)
        {
            if ((recording.Labels is null, recording.Subject is null) != (recordings[0].Labels is null, recordings[0].Subject is null)
                || !recording.LabelNames.SequenceEqual(recordings[0].LabelNames, StringComparer.Ordinal))
            {
                throw new ArgumentException("Either all recordings have labels of the same names, and a subject, or none has.", nameof(recordings));
            }
        }
    }

    private static IEnumerable<(int Start, int Label)> Starts(SensorRecording recording)
    {
        for (int from = 0, to; from < recording.Samples; from = to)
        {
            var label = recording.Labels?[from];
            for (to = from + 1; to < recording.Samples && recording.Labels?[to] == label; to++)
            {
            }

            for (var start = from; label is not 0 && start + HarWindows.Samples <= to; start += Step)
            {
                yield return (start, label ?? 0);
            }
        }
    }
}
