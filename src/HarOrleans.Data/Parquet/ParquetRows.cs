using System.Globalization;
using System.Text;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Parquet;

/// <summary>The rows of one row group, each column as numbers or as texts.</summary>
internal sealed class ParquetRows(long before, int count, double[]?[] numbers, string?[]?[] texts)
{
    /// <summary>Number of rows.</summary>
    internal int Count => count;

    /// <summary>The line that a row would stand on as CSV: the file's first row is line 2.</summary>
    internal long Line(int row) => before + row + 2;

    /// <summary>The number in a place, also where it is written as text; NaN where there is none.</summary>
    internal double Number(int row, int column) => numbers[column] is { } values ? values[row]
        : texts[column]?[row] is { } text && Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out var value) ? value : double.NaN;

    /// <summary>What stands in a place, as text; null where nothing does.</summary>
    internal string? Text(int row, int column) => texts[column] is { } values ? values[row]
        : numbers[column] is { } figures && !double.IsNaN(figures[row]) ? figures[row].ToString("R", CultureInfo.InvariantCulture) : null;
}
