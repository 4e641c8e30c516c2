using HarOrleans.Contracts;

namespace HarOrleans.Data.Splitting;

/// <summary>
/// Parts rows into training and test, as scikit-learn's functions of the same names do. Pure functions: the same arguments give the same rows on every machine. Rows come in
/// ascending order. What a seed draws is this project's own and not NumPy's.
/// </summary>
public static partial class RowSplits
{
    private static List<int[]> RowsOf<T>(IReadOnlyList<T> classes)
        where T : notnull => [.. classes.Index().GroupBy(x => x.Item, x => x.Index).Select(rows => rows.ToArray())];

    private static RowSplit[] OfFolds(int[] fold, int splits) => [.. Enumerable.Range(0, splits).Select(test => Part(fold.Length, row => fold[row] == test))];

    private static RowSplit Part(int rows, Func<int, bool> isTest)
    {
        var parts = Enumerable.Range(0, rows).ToLookup(isTest);
        return new RowSplit([.. parts[false]], [.. parts[true]]);
    }

    private static int TestCount(int count, double testSize, string what)
    {
        if (!(testSize > 0 && testSize < 1))
        {
            throw Wrong(FormattableString.Invariant($"test_size: {testSize} is not above 0 and below 1. Give the share of {what} to test with."));
        }

        var test = (int)Math.Ceiling(testSize * count);
        return test >= 1 && test < count
            ? test
            : throw Wrong(FormattableString.Invariant($"test_size: {testSize} of {count} {what} leaves {count - test} to train with. Give more {what} or another share."));
    }

    private static void CheckSplits(int splits, int most, string what)
    {
        if (splits < 2 || splits > most)
        {
            throw Wrong(FormattableString.Invariant($"n_splits: {splits} is not from 2 to {most}, the number of {what}. Choose another number{(most < 2 ? ", with more data" : string.Empty)}."));
        }
    }

    private static InvalidSpecException Wrong(string error) => new([error]);
}
