namespace HarOrleans.Data.Splitting;

public static partial class RowSplits
{
    /// <summary>scikit-learn's <c>train_test_split</c>: rows are drawn for the test part.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="testSize">Share of the rows, above 0 and below 1, rounded up to whole rows. Default 0.25.</param>
    /// <param name="seed">Draws the rows. Default 0.</param>
    /// <exception cref="Contracts.InvalidSpecException">The share leaves one side empty.</exception>
    public static RowSplit TrainTestSplit(int rows, double testSize = 0.25, long seed = 0)
    {
        var test = TestCount(rows, testSize, "rows");
        int[] order = [.. Enumerable.Range(0, rows)];
        new SeededOrder(seed).Shuffle<int>(order);
        var drawn = order.Take(test).ToHashSet();
        return Part(rows, drawn.Contains);
    }

    /// <summary>scikit-learn's <c>train_test_split</c> with <c>stratify</c>: as many rows in all as without, and of each class its share, rounded up or down.</summary>
    /// <typeparam name="T">What tells classes apart.</typeparam>
    /// <param name="classes">The class of each row; at least two rows of each.</param>
    /// <param name="testSize">Share of the rows, above 0 and below 1, rounded up to whole rows; must leave room for each class on both sides. Default 0.25.</param>
    /// <param name="seed">Draws the rows. Default 0.</param>
    /// <exception cref="Contracts.InvalidSpecException">A class has one row alone, or a side has fewer rows than there are classes.</exception>
    public static RowSplit StratifiedTrainTestSplit<T>(IReadOnlyList<T> classes, double testSize = 0.25, long seed = 0)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(classes);
        var members = RowsOf(classes);
        var test = TestCount(classes.Count, testSize, "rows");
        if (members.Find(rows => rows.Length < 2) is { } alone)
        {
            throw Wrong($"classes: '{classes[alone[0]]}' has one row, and it cannot be on both sides. Add a row of that class, or leave it out.");
        }

        if (Math.Min(test, classes.Count - test) < members.Count)
        {
            throw Wrong(FormattableString.Invariant(
                $"test_size: {testSize} parts {classes.Count} rows into {classes.Count - test} and {test}, and there are {members.Count} classes. Choose a share that leaves one row of each class on both sides."));
        }

        var order = new SeededOrder(seed);
        var counts = Shares([.. members.Select(rows => rows.Length)], test, order);
        var drawn = new HashSet<int>();
        foreach (var (rows, count) in members.Zip(counts))
        {
            order.Shuffle<int>(rows);
            drawn.UnionWith(rows.Take(count));
        }

        return Part(classes.Count, drawn.Contains);
    }

    /// <summary>Whole numbers in the ratio of some sizes that add up to a total: each is rounded down, and the largest remainders get one more; equals draw.</summary>
    private static int[] Shares(int[] sizes, int total, SeededOrder order)
    {
        var all = sizes.Sum(size => (long)size);
        int[] shares = [.. sizes.Select(size => (int)((long)size * total / all))];
        int[] places = [.. Enumerable.Range(0, sizes.Length)];
        order.Shuffle<int>(places);
        foreach (var place in places.OrderByDescending(at => (long)sizes[at] * total % all).Take(total - shares.Sum()))
        {
            shares[place]++;
        }

        return shares;
    }
}
