namespace HarOrleans.Data.Understanding;

/// <summary>The numeric columns of a table, each in one piece: the features, then <c>subject</c>.</summary>
internal sealed class NumericColumns
{
    internal const string Subject = "subject";

    /// <summary>Rows and columns that are turned over together stay in the fastest cache.</summary>
    private const int Block = 32;

    private readonly double[] _values;

    private NumericColumns(IReadOnlyList<string> names, int rows)
    {
        Names = names;
        Rows = rows;
        _values = new double[names.Count * rows];
    }

    internal IReadOnlyList<string> Names { get; }

    internal int Rows { get; }

    internal static NumericColumns Of(HarTable table)
    {
        var columns = new NumericColumns([.. table.FeatureNames, Subject], table.Rows);
        columns.TurnOver(table);
        return columns;
    }

    internal ReadOnlySpan<double> this[int column] => _values.AsSpan(column * Rows, Rows);

    /// <summary>Calls a function for each column with its values as they stand and in ascending order, on several threads; results are in the columns' order.</summary>
    internal T[] Sorted<T>(SortedColumn<T> use)
    {
        var results = new T[Names.Count];
        Parallel.For(0, Names.Count, () => new double[Rows], (column, _, sorted) =>
        {
            this[column].CopyTo(sorted);
            Array.Sort(sorted);
            results[column] = use(Names[column], this[column], sorted);
            return sorted;
        }, _ => { });
        return results;
    }

    private void TurnOver(HarTable table)
    {
        var features = table.FeatureNames.Count;
        for (var fromRow = 0; fromRow < Rows; fromRow += Block)
        {
            for (var fromColumn = 0; fromColumn < features; fromColumn += Block)
            {
                for (var row = fromRow; row < Math.Min(Rows, fromRow + Block); row++)
                {
                    var values = table.Row(row);
                    for (var column = fromColumn; column < Math.Min(features, fromColumn + Block); column++)
                    {
                        _values[(column * Rows) + row] = values[column];
                    }
                }
            }
        }

        for (var row = 0; row < Rows; row++)
        {
            _values[(features * Rows) + row] = table.Subjects[row];
        }
    }
}
