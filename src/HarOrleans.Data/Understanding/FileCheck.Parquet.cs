using System.Text;
using HarOrleans.Data.Parquet;

namespace HarOrleans.Data.Understanding;

/// <summary>The same rules for a Parquet file; a row has the line that it would have as CSV.</summary>
internal sealed partial class FileCheck
{
    private void ReadParquet(CancellationToken cancellationToken) => ParquetSource.Open(path, source =>
    {
        TakeHeader([.. source.HeaderNames]);
        var odd = source.OddColumns.ToDictionary(StringComparer.Ordinal);
        foreach (var (column, problem) in odd)
        {
            Note(null, column, null, problem);
        }

        int[] columns = [.. Enumerable.Range(0, _columns.Length).Where(column => !odd.ContainsKey(source.Columns[column]))];
        foreach (var rows in source.RowGroups())
        {
            for (var row = 0; row < rows.Count; row++)
            {
                _rows++;
                ReadRow(rows, row, columns);
            }
        }

        if (_rows == 0)
        {
            Note(null, null, null, "there is no row");
        }

        return true;
    }, cancellationToken);

    private void ReadRow(ParquetRows rows, int row, int[] columns)
    {
        foreach (var column in columns)
        {
            if (column < _columns.Length - 2 && double.IsFinite(rows.Number(row, column)))
            {
                continue;
            }

            var value = Encoding.UTF8.GetBytes(rows.Text(row, column) ?? string.Empty);
            if (Wrong(value, column) is { } problem)
            {
                Note(rows.Line(row), _columns[column], Reading.CsvRecord.Show(value), problem);
            }
        }
    }
}
