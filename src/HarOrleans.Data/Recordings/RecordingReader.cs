using System.Text;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Recordings;

/// <summary>Reads a recording's file line by line. Every error names the line, and the column where it is one value's.</summary>
internal sealed class RecordingReader(string path, HashedLines lines)
{
    /// <summary>What is beyond this is no measurement, in g or rad/s.</summary>
    internal const double LargestValue = 1e5;

    /// <summary>About 55 hours.</summary>
    internal const int MostSamples = 10_000_000;

    private const int MostActivities = 1000;
    private const double Gap = 0.1;
    private readonly HashSet<string> _activities = new(StringComparer.Ordinal);
    private readonly RecordingParts _parts = new();
    private readonly float[] _sample = new float[6];
    private double _time;
    private double _began;
    private double _recorded;
    private long _steps;

    /// <summary>Reads all of it. <paramref name="checkLength"/> gets the length at the stream's end, and throws where that is not all.</summary>
    internal static IReadOnlyList<SensorRecording> Read(string path, Stream stream, Action<long> checkLength, CancellationToken cancellationToken)
    {
        using var lines = new HashedLines(stream, cancellationToken);
        try
        {
            var recordings = new RecordingReader(path, lines).Read();
            checkLength(lines.Length);
            return recordings;
        }
        catch (InvalidDataSetException) when (lines.AtEnd)
        {
            // A file that stops early ends in half a row: then that is the cause to name, not the row.
            checkLength(lines.Length);
            throw;
        }
    }

    private IReadOnlyList<SensorRecording> Read()
    {
        if (!Next(out var line))
        {
            throw TableFile.Empty(path);
        }

        var columns = RecordingColumns.Read(path, line);
        while (Next(out line))
        {
            if (!line.IsEmpty)
            {
                Take(columns, Fields(line, columns.Names.Count));
            }
        }

        CheckRate();
        return _parts.Samples > 0
            ? _parts.Finish(columns.Activity >= 0)
            : throw Wrong("there is a header but no sample", "Give a file with at least 128 samples, which make one window.");
    }

    private void Take(RecordingColumns columns, List<byte[]> fields)
    {
        if (_parts.Samples == MostSamples)
        {
            throw Wrong(FormattableString.Invariant($"there are more than {MostSamples} samples"), "Divide the file.");
        }

        for (var channel = 0; channel < _sample.Length; channel++)
        {
            var place = columns.Channels[channel];
            var value = Number(fields[place], columns.Names[place]);
            _sample[channel] = Math.Abs(value) <= LargestValue
                ? (float)value
                : throw Value(fields[place], columns.Names[place], FormattableString.Invariant($"lies beyond {LargestValue}"), "Give accelerations in g and angular velocities in radians a second.");
        }

        _parts.Add(_sample, Subject(columns, fields), Activity(columns, fields), IsAfterGap(columns, fields));
    }

    private bool IsAfterGap(RecordingColumns columns, List<byte[]> fields)
    {
        if (columns.Time < 0)
        {
            return false;
        }

        var (before, first) = (_time, _parts.Samples == 0);
        _time = Number(fields[columns.Time], RecordingColumns.TimeName);
        if (!first && _time <= before)
        {
            throw Value(fields[columns.Time], RecordingColumns.TimeName, FormattableString.Invariant($"does not come after {before}, the time of the sample before"), "Put the samples in order, each once.");
        }

        var gap = !first && _time - before > Gap;
        if (first || gap)
        {
            _began = _time;
            return gap;
        }

        _steps++;
        _recorded += _time - before;
        return false;
    }

    /// <summary>A wrong rate would shift every frequency, silently. Steps over 0.1 s are gaps; where all are, the unit or the rate is wrong.</summary>
    private void CheckRate()
    {
        if (_began == 0 && _time == 0)
        {
            return;
        }

        var rate = _steps / Math.Max(_recorded, 1e-9);
        if (_parts.Samples > 1 && (_steps < _parts.Samples / 2 || rate is < 49 or > 51))
        {
            throw new InvalidDataSetException(
                _steps < _parts.Samples / 2 ? "most samples come more than 0.1 s after the one before" : FormattableString.Invariant($"there are {rate:0.##} samples a second, not 50"),
                "Give the time in seconds, and resample the recording to 50 samples a second.",
                path,
                null,
                RecordingColumns.TimeName);
        }
    }

    private int? Subject(RecordingColumns columns, List<byte[]> fields)
    {
        if (columns.Subject < 0)
        {
            return null;
        }

        var number = Number(fields[columns.Subject], RecordingColumns.SubjectName);
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw Value(fields[columns.Subject], RecordingColumns.SubjectName, "is not a whole number", "Give each person a whole number.");
    }

    private string? Activity(RecordingColumns columns, List<byte[]> fields)
    {
        if (columns.Activity < 0 || fields[columns.Activity].AsSpan().Trim(" \t"u8).IsEmpty)
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(fields[columns.Activity]).Trim();
        return _activities.Add(name) && _activities.Count > MostActivities
            ? throw Value(fields[columns.Activity], RecordingColumns.ActivityName, FormattableString.Invariant($"is the activity number {MostActivities + 1}"), "Give names of activities, not numbers of samples.")
            : name;
    }

    private List<byte[]> Fields(ReadOnlySpan<byte> line, int expected)
    {
        // Counted first, so that a line of commas takes no memory; quoted names may hold a few.
        var count = line.Count((byte)',') + 1;
        var fields = count == expected || (line.Contains((byte)'"') && count < expected + 100) ? CsvRecord.Split(line) ?? throw Wrong("a quoted field is not closed on its line, or text follows its closing quote", "Correct the quotes.") : null;
        return fields?.Count == expected
            ? fields
            : throw Wrong(FormattableString.Invariant($"expected {expected} columns as in the header, found {fields?.Count ?? count}"), "Correct the row; where it is the last one, the file may be cut short.");
    }

    private double Number(ReadOnlySpan<byte> field, string column) => Utf8Number.TryParse(field, out var value)
        ? value
        : throw Value(field, column, "is not a finite decimal number", "Replace it, or leave out the stretch around it.");

    private bool Next(out ReadOnlySpan<byte> line)
    {
        if (lines.TryRead(out line))
        {
            return true;
        }

        return lines.TooLong
            ? throw new InvalidDataSetException(
                FormattableString.Invariant($"the line is longer than {HashedLines.LongestLine} bytes"), "Give a text file of comma-separated values.", path, lines.Line + 1)
            : false;
    }

    private InvalidDataSetException Wrong(string problem, string advice) => new(problem, advice, path, lines.Line);

    private InvalidDataSetException Value(ReadOnlySpan<byte> field, string column, string problem, string advice)
    {
        var shown = CsvRecord.Show(field);
        return new InvalidDataSetException(shown.Length == 0 ? $"the value is missing: an empty field {problem}" : $"'{shown}' {problem}", advice, path, lines.Line, column, shown);
    }
}
