using System.Text;

namespace HarOrleans.Data.Reading;

/// <summary>
/// Reads the Kaggle layout: a header, then feature columns, <c>subject</c>, <c>Activity</c>. Works on the UTF-8 bytes themselves; a general
/// CSV library costs about twice the time here, and does not know on which line a value stands.
/// </summary>
internal sealed class TableReader
{
    private readonly string _path;
    private readonly HashedLines _lines;
    private readonly Dictionary<string, string> _activityNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _firstLine = new(StringComparer.Ordinal);
    private readonly List<int> _subjects = [];
    private readonly List<string> _activities = [];
    private readonly RowRoom _room;
    private string[] _header = [];
    private string[] _columns = [];

    private TableReader(string path, RowRoom room, HashedLines lines)
    {
        _path = path;
        _room = room;
        _lines = lines;
    }

    /// <summary>Reads a whole stream. <paramref name="checkLength"/> gets the length at the stream's end, and throws where that is not all.</summary>
    internal static LoadedTable Read(string path, Stream stream, Action<long> checkLength, CancellationToken cancellationToken)
    {
        var room = new RowRoom(stream);
        using var lines = new HashedLines(stream, cancellationToken);
        try
        {
            var loaded = new TableReader(path, room, lines).Read();
            checkLength(lines.Length);
            return loaded;
        }
        catch (InvalidDataSetException) when (lines.AtEnd)
        {
            // A file that stops early ends in half a row: then that is the cause to name, not the row.
            checkLength(lines.Length);
            throw;
        }
    }

    private LoadedTable Read()
    {
        ReadHeader();
        while (Next(out var line))
        {
            ReadRow(line);
        }

        if (_activities.Count == 0)
        {
            throw Wrong("there is a header but no row", "Give a file with at least one row.");
        }

        var names = _columns[..^2];
        var table = new HarTable(names, _room.Values(), [.. _subjects], [.. _activities], _lines.Digest()) { HeaderNames = _header };
        return new LoadedTable(_path, table, _firstLine);
    }

    private void ReadHeader()
    {
        if (!Next(out var line))
        {
            throw TableFile.Empty(_path);
        }

        var fields = CsvRecord.Split(line) ?? throw BadQuotes();
        var header = fields.ConvertAll(field => Encoding.UTF8.GetString(field));
        TableHeader.Check(header, _path);
        _header = [.. header.Take(header.Count - 2)];
        _columns = ColumnNames.Distinguish(header);
    }

    private void ReadRow(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
        {
            return;
        }

        var quoted = line.IndexOf((byte)'"') >= 0 ? CsvRecord.Split(line) ?? throw BadQuotes() : null;
        var found = quoted?.Count ?? line.Count((byte)',') + 1;
        if (found != _columns.Length)
        {
            throw WrongCount(found);
        }

        var features = _columns.Length - 2;
        ReadFeatures(ref line, quoted, _room.Row(features));
        _subjects.Add(Whole(quoted is null ? Cut(ref line) : quoted[features], features));
        _activities.Add(Name(quoted is null ? line : quoted[features + 1], features + 1));
    }

    private void ReadFeatures(ref ReadOnlySpan<byte> line, List<byte[]>? quoted, Span<double> row)
    {
        for (var column = 0; column < row.Length; column++)
        {
            if (quoted is null)
            {
                column += FastNumbers.Read(ref line, row[column..]);
            }

            if (column < row.Length)
            {
                row[column] = Number(quoted is null ? Cut(ref line) : quoted[column], column);
            }
        }
    }

    private static ReadOnlySpan<byte> Cut(ref ReadOnlySpan<byte> line)
    {
        var length = line.IndexOf((byte)',');
        var field = length < 0 ? line : line[..length];
        line = length < 0 ? default : line[(length + 1)..];
        return field;
    }

    private double Number(ReadOnlySpan<byte> field, int column) => Utf8Number.TryParse(field, out var value)
        ? value
        : throw WrongValue(field, column, "is not a finite decimal number", "Replace it, or leave the row out.");

    private int Whole(ReadOnlySpan<byte> field, int column)
    {
        var number = Utf8Number.TryParse(field, out var value);
        return number && value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue
            ? (int)value
            : throw WrongValue(field, column, "is not a whole number", "Give each person a whole number.");
    }

    private string Name(ReadOnlySpan<byte> field, int column)
    {
        if (field.Trim(" \t"u8).IsEmpty)
        {
            throw WrongValue(field, column, "is not the name of an activity", "Name what was done in this row.");
        }

        var name = Encoding.UTF8.GetString(field);
        if (_activityNames.TryGetValue(name, out var known))
        {
            return known;
        }

        _activityNames.Add(name, name);
        _firstLine.Add(name, _lines.Line);
        return name;
    }

    private bool Next(out ReadOnlySpan<byte> line)
    {
        if (_lines.TryRead(out line))
        {
            return true;
        }

        if (_lines.TooLong)
        {
            throw Wrong(
                FormattableString.Invariant($"the line is longer than {HashedLines.LongestLine} bytes"),
                "Give a text file of comma-separated values.",
                _lines.Line + 1);
        }

        return false;
    }

    private InvalidDataSetException WrongCount(int found) => new(
        FormattableString.Invariant($"expected {_columns.Length} columns as in the header, found {found}"),
        "Correct the row; where it is the last one, the file may be cut short.",
        _path,
        _lines.Line,
        found < _columns.Length ? _columns[found] : null);

    private InvalidDataSetException WrongValue(ReadOnlySpan<byte> field, int column, string problem, string advice)
    {
        var shown = CsvRecord.Show(field);
        return new InvalidDataSetException(
            shown.Length == 0 ? $"the value is missing: an empty field {problem}" : $"'{shown}' {problem}",
            advice,
            _path,
            _lines.Line,
            _columns[column],
            shown);
    }

    private InvalidDataSetException BadQuotes() =>
        Wrong("a quoted field is not closed on its line, or text follows its closing quote", "Correct the quotes.", _lines.Line);

    private InvalidDataSetException Wrong(string problem, string advice, long? line = null) => new(problem, advice, _path, line);
}
