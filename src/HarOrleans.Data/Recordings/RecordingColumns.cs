using System.Text;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Recordings;

/// <summary>Where each column of a recording's file stands.</summary>
/// <param name="Names">The header.</param>
/// <param name="Channels">Places of the six channels.</param>
/// <param name="Time">Place of <c>time</c>, or -1.</param>
/// <param name="Subject">Place of <c>subject</c>, or -1.</param>
/// <param name="Activity">Place of <c>activity</c>, or -1.</param>
internal sealed record RecordingColumns(IReadOnlyList<string> Names, int[] Channels, int Time, int Subject, int Activity)
{
    internal const string TimeName = "time";
    internal const string SubjectName = "subject";
    internal const string ActivityName = "activity";

    private const int MostColumns = 100;
    private const string Layout = "Give the columns acc_x, acc_y, acc_z (g), gyro_x, gyro_y, gyro_z (rad/s), and where known time (s), subject and activity.";

    /// <summary>Reads the header; capital letters and spaces around a name do not matter.</summary>
    internal static RecordingColumns Read(string path, ReadOnlySpan<byte> line)
    {
        InvalidDataSetException Wrong(string problem, string? column = null) => new(problem, Layout, path, 1, column);
        if (line.Count((byte)',') >= MostColumns || CsvRecord.Split(line) is not { } fields)
        {
            throw Wrong("this is not the header of a recording");
        }

        string[] shown = [.. fields.Select(field => CsvRecord.Show(field))];
        string[] names = [.. fields.Select(field => Encoding.UTF8.GetString(field).Trim().ToLowerInvariant())];
        string[] known = [.. SensorRecording.Channels, TimeName, SubjectName, ActivityName];
        for (var at = 0; at < names.Length; at++)
        {
            if (!known.Contains(names[at], StringComparer.Ordinal))
            {
                throw Wrong(FormattableString.Invariant($"column {at + 1}, '{shown[at]}', is not one of those expected"));
            }

            if (Array.IndexOf(names, names[at]) < at)
            {
                throw Wrong("the column occurs twice", names[at]);
            }
        }

        string[] missing = [.. SensorRecording.Channels.Where(channel => !names.Contains(channel))];
        if (missing.Length > 0)
        {
            throw Wrong($"there is no column '{string.Join("', '", missing)}'");
        }

        int Place(string name) => Array.IndexOf(names, name);
        return new RecordingColumns(names, [.. SensorRecording.Channels.Select(Place)], Place(TimeName), Place(SubjectName), Place(ActivityName));
    }
}
