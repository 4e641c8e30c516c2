using System.Globalization;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Understanding;

/// <summary>Pearson's correlation of every two numeric columns.</summary>
public sealed class CorrelationMatrix
{
    private readonly double[] _values;

    private CorrelationMatrix(IReadOnlyList<string> names, double[] values)
    {
        Names = names;
        _values = values;
    }

    /// <summary>The columns: the features in their order, then <c>subject</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Row-major, Names.Count x Names.Count: symmetric, 1 on the diagonal, NaN in the row and the column of a constant.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The correlation of two columns.</summary>
    /// <param name="first">Place of the one in <see cref="Names"/>.</param>
    /// <param name="second">Place of the other.</param>
    public double this[int first, int second] => _values[(first * Names.Count) + second];

    /// <summary>Correlates a file's columns. The same table gives the same bits on every machine.</summary>
    /// <param name="table">The file; not changed.</param>
    public static CorrelationMatrix Of(HarTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = NumericColumns.Of(table);
        return new CorrelationMatrix(columns.Names, CorrelationProduct.Of(columns));
    }

    /// <summary>The pairs that go together most, by the size of their correlation; equals in the order of the columns.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="with">Only pairs with this column, or null for all. An unknown name gives none.</param>
    public IReadOnlyList<CorrelatedPair> Strongest(int count, string? with = null)
    {
        var pairs = from first in Enumerable.Range(0, Names.Count)
                    from second in Enumerable.Range(first + 1, Names.Count - first - 1)
                    where with is null || Names[first] == with || Names[second] == with
                    let correlation = this[first, second]
                    where !double.IsNaN(correlation)
                    orderby Math.Abs(correlation) descending
                    select new CorrelatedPair(Names[first], Names[second], correlation);
        return [.. pairs.Take(count)];
    }

    /// <summary>Writes the matrix as CSV: names in the first line and the first column, numbers that read back to the same bits, an empty field for NaN.</summary>
    /// <param name="writer">Takes the text.</param>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(string.Join(',', Names.Select(CsvRecord.Quoted).Prepend(string.Empty)) + "\n");
        for (var row = 0; row < Names.Count; row++)
        {
            writer.Write(CsvRecord.Quoted(Names[row]));
            for (var column = 0; column < Names.Count; column++)
            {
                writer.Write(',');
                if (!double.IsNaN(this[row, column]))
                {
                    writer.Write(this[row, column].ToString("R", CultureInfo.InvariantCulture));
                }
            }

            writer.Write('\n');
        }
    }
}
