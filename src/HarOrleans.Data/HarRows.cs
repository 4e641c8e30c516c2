using HarOrleans.Data.Reading;

namespace HarOrleans.Data;

/// <summary>Raw rows that nobody need have labelled, from a <c>.csv</c> or <c>.csv.gz</c> file with a header.</summary>
/// <param name="Columns">Names of the columns, repeats told apart as pandas does it (.1, .2).</param>
/// <param name="Values">Row-major, all finite.</param>
public sealed record HarRows(IReadOnlyList<string> Columns, double[] Values)
{
    /// <summary>Reads a file whole. Blank lines are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keep">Says by its name whether a column is read; what is not may hold anything.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataSetException">The file is missing, damaged, without a header, or a kept value is no finite number; the message names line and column.</exception>
    public static HarRows Read(string path, Func<string, bool> keep, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return TableFile.Open(path, (stream, checkLength) =>
        {
            using var lines = new HashedLines(stream, cancellationToken);
            try
            {
                var rows = Read(path, lines, keep);
                checkLength(lines.Length);
                return rows;
            }
            catch (InvalidDataSetException) when (lines.AtEnd)
            {
                checkLength(lines.Length);
                throw;
            }
        });
    }

    private static HarRows Read(string path, HashedLines lines, Func<string, bool> keep)
    {
        var columns = ColumnNames.Distinguish(Fields().Select(System.Text.Encoding.UTF8.GetString).ToArray());
        int[] kept = [.. Enumerable.Range(0, columns.Length).Where(at => keep(columns[at]))];
        List<double> values = [];
        for (var fields = Fields(); fields.Count > 0; fields = Fields())
        {
            if (fields.Count != columns.Length)
            {
                throw Wrong(FormattableString.Invariant($"expected {columns.Length} columns as in the header, found {fields.Count}"), "Give every row all columns.");
            }

            foreach (var at in kept)
            {
                values.Add(Utf8Number.TryParse(fields[at], out var number) ? number : throw Wrong($"'{CsvRecord.Show(fields[at])}' is not a finite decimal number", "Replace it, or leave the row out.", columns[at]));
            }
        }

        return new HarRows([.. kept.Select(at => columns[at])], [.. values]);

        // The fields of the next line that is not blank; none at the end.
        List<byte[]> Fields()
        {
            while (lines.TryRead(out var line))
            {
                if (!line.IsEmpty)
                {
                    return CsvRecord.Split(line) ?? throw Wrong("a quoted field is not closed on its line, or text follows its closing quote", "Close the quote, or double it inside the field.");
                }
            }

            return lines.TooLong ? throw Wrong(FormattableString.Invariant($"the line is longer than {HashedLines.LongestLine} bytes"), "Give a file with line ends.") : [];
        }

        InvalidDataSetException Wrong(string problem, string advice, string? column = null) => new(problem, advice, path, lines.Line + (lines.TooLong ? 1 : 0), column);
    }
}
