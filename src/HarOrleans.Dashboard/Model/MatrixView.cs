using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>A confusion matrix ready to show: rows are actual classes, columns predicted ones.</summary>
public sealed class MatrixView
{
    private MatrixView(IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<long>> counts)
    {
        Classes = classes;
        Counts = counts;
        RowTotals = [.. counts.Select(row => row.Sum())];
        ColumnTotals = [.. classes.Select((_, column) => counts.Sum(row => row[column]))];
        Largest = counts.SelectMany(row => row).DefaultIfEmpty().Max();
    }

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<IReadOnlyList<long>> Counts { get; }

    public IReadOnlyList<long> RowTotals { get; }

    public IReadOnlyList<long> ColumnTotals { get; }

    private long Largest { get; }

    public static MatrixView Of(Evaluation evaluation) => new(evaluation.Classes, evaluation.Confusion);

    /// <summary>The share of a class's samples that was predicted as another; null where the class has no sample. A row sums to 1.</summary>
    public double? RowShare(int row, int column) => RowTotals[row] == 0 ? null : (double)Counts[row][column] / RowTotals[row];

    /// <summary>How strongly a cell is coloured, 0 to 1.</summary>
    public double Heat(int row, int column, bool asShares) =>
        asShares ? RowShare(row, column) ?? 0 : Largest == 0 ? 0 : (double)Counts[row][column] / Largest;
}
