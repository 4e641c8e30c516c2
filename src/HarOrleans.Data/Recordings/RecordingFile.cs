using System.Globalization;
using System.Text;
using HarOrleans.Data.Reading;
using HarOrleans.Data.Windows;
using HarOrleans.Data.Writing;

namespace HarOrleans.Data.Recordings;

/// <summary>Recordings as a CSV file, plain or as <c>.csv.gz</c>.</summary>
public static class RecordingFile
{
    private const int LongestNumber = 32;

    /// <summary>
    /// Reads a file with the header columns <c>acc_x, acc_y, acc_z</c> (acceleration with gravity, in g) and <c>gyro_x, gyro_y, gyro_z</c> (radians a second), and where they are known
    /// <c>time</c> (seconds, rising), <c>subject</c> (a whole number) and <c>activity</c> (a name, or empty where nothing in particular was done), in any order; 50 samples a second, one a line.
    /// A new subject begins a new recording, and so does a step in time of more than 0.1 s.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="InvalidDataSetException">The file is missing, damaged, or not such a file; the message names line and column.</exception>
    public static IReadOnlyList<SensorRecording> Read(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return TableFile.Open(path, (stream, checkLength) => RecordingReader.Read(path, stream, checkLength, cancellationToken));
    }

    /// <summary>
    /// Writes the plain file that <see cref="Read"/> reads, with <c>time</c> from 0; recordings stand one after the other, 10 s apart. Replaces the file where it stands, in one step. The same
    /// recordings give the same bytes.
    /// </summary>
    /// <param name="recordings">The recordings, all with labels and subjects or all without.</param>
    /// <param name="path">The file, in a folder that exists.</param>
    public static void Write(IReadOnlyList<SensorRecording> recordings, string path)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        WholeFile.Write(path, stream => Write(recordings, stream));
    }

    private static void Write(IReadOnlyList<SensorRecording> recordings, Stream stream)
    {
        var (labelled, named) = (recordings.Any(recording => recording.Labels is not null), recordings.Any(recording => recording.Subject is not null));
        IEnumerable<string> header =
        [
            RecordingColumns.TimeName, .. SensorRecording.Channels, .. named ? [RecordingColumns.SubjectName] : Array.Empty<string>(),
            .. labelled ? [RecordingColumns.ActivityName] : Array.Empty<string>(),
        ];
        stream.Write(Encoding.UTF8.GetBytes(string.Join(',', header) + "\n"));
        var line = new byte[8 * LongestNumber];
        var ticks = 0L;
        foreach (var recording in recordings)
        {
            for (var sample = 0; sample < recording.Samples; sample++, ticks++)
            {
                // Fiftieths of a second as decimals: two digits say them exactly.
                var used = Add(line, 0, ticks / (decimal)SensorRecording.Rate, "0.00");
                for (var channel = 0; channel < 6; channel++)
                {
                    line[used++] = (byte)',';
                    used = Add(line, used, recording.Values[(sample * 6) + channel], "R");
                }

                stream.Write(line, 0, used);
                var rest = (named ? FormattableString.Invariant($",{recording.Subject}") : string.Empty) + (labelled ? "," + CsvRecord.Quoted(Name(recording, sample)) : string.Empty);
                stream.Write(Encoding.UTF8.GetBytes(rest + "\n"));
            }

            ticks += 10 * SensorRecording.Rate;
        }
    }

    private static string Name(SensorRecording recording, int sample) =>
        recording.Labels is { } labels && labels[sample] > 0 ? recording.LabelNames[labels[sample] - 1] : string.Empty;

    private static int Add<T>(byte[] line, int used, T value, string format)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(line.AsSpan(used), out var written, format, CultureInfo.InvariantCulture);
        return used + written;
    }
}
