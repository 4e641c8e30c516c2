using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Acquisition;

/// <summary>Reads files of numbers with spaces between them.</summary>
internal static class UciNumbers
{
    /// <summary>One whole number a line, of exactly so many lines.</summary>
    internal static int[] Whole(UciLines lines, int rows)
    {
        var numbers = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var line = Next(lines, row, rows);
            numbers[row] = Utf8Number.TryParse(line, out var number) && number == Math.Floor(number) && number is > 0 and < int.MaxValue
                ? (int)number
                : throw lines.Wrong($"'{CsvRecord.Show(line)}' is not a positive whole number", line);
        }

        return numbers;
    }

    /// <summary>So many finite numbers a line, of exactly so many lines; row-major.</summary>
    internal static double[] Matrix(UciLines lines, int rows, int columns)
    {
        var values = new double[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var line = Next(lines, row, rows);
            var target = values.AsSpan(row * columns, columns);
            for (var column = 0; column < columns; column++)
            {
                line = line.TrimStart((byte)' ');
                var length = line.IndexOf((byte)' ');
                var field = length < 0 ? line : line[..length];
                if (field.IsEmpty)
                {
                    throw lines.Wrong(FormattableString.Invariant($"expected {columns} numbers, found {column}"));
                }

                target[column] = Utf8Number.TryParse(field, out var value)
                    ? value
                    : throw lines.Wrong(FormattableString.Invariant($"number {column + 1}, '{CsvRecord.Show(field)}', is not a finite decimal number"), field);
                line = line[field.Length..];
            }

            if (!line.Trim(" \t"u8).IsEmpty)
            {
                throw lines.Wrong(FormattableString.Invariant($"expected {columns} numbers, found more"));
            }
        }

        return values;
    }

    /// <summary>The next of a known number of lines.</summary>
    internal static ReadOnlySpan<byte> Next(UciLines lines, int row, int rows) => lines.TryRead(out var line)
        ? line.Trim(" \t"u8)
        : throw lines.Wrong(FormattableString.Invariant($"expected {rows} lines, found {row}"));
}
