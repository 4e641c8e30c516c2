using System.Text;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Understanding;

/// <summary>Reads one file to its end, and notes what is wrong instead of stopping at it. The rules are those of <see cref="TableReader"/>.</summary>
internal sealed partial class FileCheck(string path, int most, FileCheck? train)
{
    private static readonly HashSet<string> MissingWords = new(
        ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"],
        StringComparer.Ordinal);

    private readonly List<DataProblem> _problems = [];
    private readonly HashSet<string> _activities = new(StringComparer.Ordinal);
    private string[] _header = [];
    private string[] _columns = [];
    private int[] _missing = [];
    private bool _hasShape;
    private bool _isWhole;
    private int _rows;
    private int _count;

    internal FileReport Report() => new(path, _rows, _columns, _missing, _count, _problems);

    internal void Read(CancellationToken cancellationToken)
    {
        try
        {
            if (TableFile.IsParquet(path))
            {
                ReadParquet(cancellationToken);
            }
            else
            {
                ReadText(cancellationToken);
            }

            _isWhole = true;
        }
        catch (InvalidDataSetException e) when (e.InnerException is not (IOException or UnauthorizedAccessException))
        {
            Note(e.Line, e.Column, e.Value, e.Message.Replace($"{path}: ", string.Empty, StringComparison.Ordinal).TrimEnd('.'));
        }
    }

    private void ReadText(CancellationToken cancellationToken) => TableFile.Open(path, (stream, checkLength) =>
    {
        using var lines = new HashedLines(stream, cancellationToken);
        Read(lines);
        if (lines.AtEnd)
        {
            checkLength(lines.Length);
        }

        return true;
    });

    private void Read(HashedLines lines)
    {
        if (lines.TryRead(out var header))
        {
            ReadHeader(header);
            while (lines.TryRead(out var line))
            {
                ReadRow(line, lines.Line);
            }
        }

        if (lines.TooLong)
        {
            Note(lines.Line + 1, null, null, FormattableString.Invariant($"the line is longer than {HashedLines.LongestLine} bytes; it and all after it were not read"));
        }
        else if (_rows == 0)
        {
            Note(null, null, null, "there is no row");
        }
    }

    private void ReadHeader(ReadOnlySpan<byte> line)
    {
        if (CsvRecord.Split(line) is not { } fields)
        {
            Note(1, null, null, "a quoted field is not closed on its line, or text follows its closing quote");
            return;
        }

        TakeHeader([.. fields.Select(field => Encoding.UTF8.GetString(field))]);
    }

    private void TakeHeader(string[] header)
    {
        _header = header;
        _columns = ColumnNames.Distinguish(_header);
        _missing = new int[_columns.Length];
        _hasShape = TableHeader.HasShape(_header);
        if (!_hasShape)
        {
            Note(1, null, null, $"the header's last columns must be '{TableHeader.Subject}' and '{TableHeader.Activity}' after at least one feature column; values were not checked");
        }

        foreach (var column in Enumerable.Range(0, _header.Length).Where(x => string.IsNullOrWhiteSpace(_header[x])))
        {
            Note(1, null, null, FormattableString.Invariant($"column {column + 1} of {_header.Length} has no name"));
        }

        // Beside a train file without a header that can be used, all would differ, and say nothing of this one.
        if (train is { _hasShape: true } && !train._header.AsSpan().SequenceEqual(_header))
        {
            var at = train._header.AsSpan().CommonPrefixLength(_header);
            Note(1, at < _columns.Length ? _columns[at] : null, null, FormattableString.Invariant(
                $"the columns differ from those of the train file from column {at + 1} on ({train._header.Length} there, {_header.Length} here)"));
        }
    }

    private void ReadRow(ReadOnlySpan<byte> line, long number)
    {
        if (line.IsEmpty)
        {
            return;
        }

        _rows++;
        if (CsvRecord.Split(line) is not { } fields)
        {
            Note(number, null, null, "a quoted field is not closed on its line, or text follows its closing quote");
            return;
        }

        if (_columns.Length > 0 && fields.Count != _columns.Length)
        {
            Note(number, fields.Count < _columns.Length ? _columns[fields.Count] : null, null, FormattableString.Invariant(
                $"expected {_columns.Length} columns as in the header, found {fields.Count}"));
            return;
        }

        for (var column = 0; column < _columns.Length; column++)
        {
            if (Wrong(fields[column], column) is { } problem)
            {
                Note(number, _columns[column], CsvRecord.Show(fields[column]), problem);
            }
        }
    }

    /// <summary>What is wrong with a field, or null.</summary>
    private string? Wrong(byte[] field, int column)
    {
        if (column == _columns.Length - 1 && _hasShape)
        {
            return WrongActivity(Encoding.UTF8.GetString(field));
        }

        if (Utf8Number.TryParse(field, out var value))
        {
            var whole = value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue;
            return whole || !_hasShape || column < _columns.Length - 2 ? null : "this is not a whole number";
        }

        if (MissingWords.Contains(Encoding.UTF8.GetString(field).Trim(' ', '\t')))
        {
            _missing[column]++;
            return "the value is missing";
        }

        return _hasShape ? "this is not a finite decimal number" : null;
    }

    private string? WrongActivity(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            _missing[^1]++;
            return "the value is missing";
        }

        return _activities.Add(name) && train is { _isWhole: true, _hasShape: true, _rows: > 0 } && !train._activities.Contains(name)
            ? $"this activity does not occur in the train file, which has {string.Join(", ", train._activities.Order(StringComparer.Ordinal))}"
            : null;
    }

    private void Note(long? line, string? column, string? value, string message)
    {
        if (_count++ < most)
        {
            _problems.Add(new DataProblem(line, column, value, message));
        }
    }
}
