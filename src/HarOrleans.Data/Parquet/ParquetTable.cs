using System.Globalization;
using System.Security.Cryptography;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Parquet;

/// <summary>Reads a table from a Parquet file, by the rules of <see cref="TableReader"/>. The digest is the file's.</summary>
internal static class ParquetTable
{
    internal static LoadedTable Read(string path, CancellationToken cancellationToken) => ParquetSource.Open(path, source =>
    {
        TableHeader.Check(source.HeaderNames, path);
        foreach (var (column, problem) in source.OddColumns)
        {
            throw new InvalidDataSetException(problem, "Give numbers, and text for Activity.", path, column: column);
        }

        return new Reading(source, path).All(Digest(path));
    }, cancellationToken);

    private static string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private sealed class Reading(ParquetSource source, string path)
    {
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private readonly Dictionary<string, long> _firstLine = new(StringComparer.Ordinal);
        private readonly int _columns = source.Columns.Count - 2;

        internal LoadedTable All(string sha256)
        {
            if (source.Rows == 0)
            {
                throw new InvalidDataSetException("there is a header but no row", "Give a file with at least one row.", path);
            }

            var features = new double[checked((int)source.Rows * _columns)];
            var subjects = new List<int>();
            var activities = new List<string>();
            foreach (var rows in source.RowGroups())
            {
                for (var row = 0; row < rows.Count; row++)
                {
                    for (var column = 0; column < _columns; column++)
                    {
                        features[((subjects.Count + row) * _columns) + column] = Number(rows, row, column);
                    }
                }

                subjects.AddRange(Enumerable.Range(0, rows.Count).Select(row => Whole(rows, row)));
                activities.AddRange(Enumerable.Range(0, rows.Count).Select(row => Name(rows, row)));
            }

            var table = new HarTable([.. source.Columns.SkipLast(2)], features, [.. subjects], [.. activities], sha256) { HeaderNames = [.. source.HeaderNames.SkipLast(2)] };
            return new LoadedTable(path, table, _firstLine);
        }

        private double Number(ParquetRows rows, int row, int column)
        {
            var value = rows.Number(row, column);
            return double.IsFinite(value) ? value : throw Wrong(rows, row, column, "is not a finite decimal number", "Replace it, or leave the row out.");
        }

        private int Whole(ParquetRows rows, int row)
        {
            var value = rows.Number(row, _columns);
            return value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value : throw Wrong(rows, row, _columns, "is not a whole number", "Give each person a whole number.");
        }

        private string Name(ParquetRows rows, int row)
        {
            var name = rows.Text(row, _columns + 1);
            if (string.IsNullOrWhiteSpace(name))
            {
                throw Wrong(rows, row, _columns + 1, "is not the name of an activity", "Name what was done in this row.");
            }

            if (_names.TryAdd(name, name))
            {
                _firstLine.Add(name, rows.Line(row));
            }

            return _names[name];
        }

        private InvalidDataSetException Wrong(ParquetRows rows, int row, int column, string problem, string advice)
        {
            var shown = rows.Text(row, column) is { Length: > 0 } text ? CsvRecord.Show(System.Text.Encoding.UTF8.GetBytes(text)) : string.Empty;
            return new InvalidDataSetException(
                shown.Length == 0 ? $"the value is missing: an empty field {problem}" : string.Create(CultureInfo.InvariantCulture, $"'{shown}' {problem}"),
                advice,
                path,
                rows.Line(row),
                source.Columns[column],
                shown);
        }
    }
}
