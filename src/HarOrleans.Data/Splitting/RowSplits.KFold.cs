namespace HarOrleans.Data.Splitting;

public static partial class RowSplits
{
    /// <summary>scikit-learn's <c>KFold</c>: folds of neighbouring rows, whose sizes differ by at most one, the larger first; each is the test part once.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="splits">Number of folds, 2 to <paramref name="rows"/>. Default 5.</param>
    /// <param name="seed">Shuffles the rows first; null leaves them in order. Default null.</param>
    /// <exception cref="Contracts.InvalidSpecException">There are fewer rows than folds, or fewer than two folds.</exception>
    public static IReadOnlyList<RowSplit> KFold(int rows, int splits = 5, long? seed = null)
    {
        CheckSplits(splits, rows, "rows");
        int[] order = [.. Enumerable.Range(0, rows)];
        if (seed is { } chosen)
        {
            new SeededOrder(chosen).Shuffle<int>(order);
        }

        var fold = new int[rows];
        var from = 0;
        for (var at = 0; at < splits; at++)
        {
            var size = (rows / splits) + (at < rows % splits ? 1 : 0);
            foreach (var row in order.AsSpan(from, size))
            {
                fold[row] = at;
            }

            from += size;
        }

        return OfFolds(fold, splits);
    }

    /// <summary>
    /// scikit-learn's <c>StratifiedKFold</c>: each fold has nearly each class's share of the rows (its count differs from another fold's by at most one); each is the test part once.
    /// </summary>
    /// <typeparam name="T">What tells classes apart.</typeparam>
    /// <param name="classes">The class of each row.</param>
    /// <param name="splits">Number of folds, from 2 to the rows of the largest class. A class with fewer rows is absent from some folds. Default 5.</param>
    /// <param name="seed">Shuffles the rows within their class; null leaves them in order. Default null.</param>
    /// <exception cref="Contracts.InvalidSpecException">No class has as many rows as there are folds, or there are fewer than two folds.</exception>
    public static IReadOnlyList<RowSplit> StratifiedKFold<T>(IReadOnlyList<T> classes, int splits = 5, long? seed = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(classes);
        var members = RowsOf(classes);
        CheckSplits(splits, members.Select(rows => rows.Length).DefaultIfEmpty().Max(), "rows of the largest class");

        // Dealing out the sorted labels like cards keeps both the folds' sizes and the classes' shares even.
        int[] sorted = [.. members.SelectMany((rows, label) => Enumerable.Repeat(label, rows.Length))];
        var order = seed is { } chosen ? new SeededOrder(chosen) : null;
        var fold = new int[classes.Count];
        for (var label = 0; label < members.Count; label++)
        {
            int[] folds = [.. Enumerable.Range(0, splits).SelectMany(at => Enumerable.Repeat(at, Dealt(sorted, label, at, splits)))];
            order?.Shuffle<int>(folds);
            for (var at = 0; at < folds.Length; at++)
            {
                fold[members[label][at]] = folds[at];
            }
        }

        return OfFolds(fold, splits);
    }

    private static int Dealt(int[] sorted, int label, int fold, int splits)
    {
        var count = 0;
        for (var at = fold; at < sorted.Length; at += splits)
        {
            count += sorted[at] == label ? 1 : 0;
        }

        return count;
    }
}
