namespace HarOrleans.Data.Splitting;

public static partial class RowSplits
{
    /// <summary>scikit-learn's <c>GroupKFold</c>: no group, e.g. subject, is on both sides; groups go to folds by size, the largest first, each to the fold with the fewest rows.</summary>
    /// <param name="groups">The group of each row, e.g. its subject.</param>
    /// <param name="splits">Number of folds, from 2 to the number of groups. Default 5.</param>
    /// <exception cref="Contracts.InvalidSpecException">There are fewer groups than folds, or fewer than two folds.</exception>
    public static IReadOnlyList<RowSplit> GroupKFold(IReadOnlyList<int> groups, int splits = 5)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var sizes = groups.CountBy(group => group).OrderBy(each => each.Value).ThenBy(each => each.Key).Reverse().ToArray();
        CheckSplits(splits, sizes.Length, "groups");
        var rows = new int[splits];
        var folds = new Dictionary<int, int>();
        foreach (var (group, size) in sizes)
        {
            var lightest = Array.IndexOf(rows, rows.Min());
            rows[lightest] += size;
            folds.Add(group, lightest);
        }

        return OfFolds([.. groups.Select(group => folds[group])], splits);
    }

    /// <summary>scikit-learn's <c>LeaveOneGroupOut</c>: each group, e.g. subject, is the test part once, in ascending order.</summary>
    /// <param name="groups">The group of each row, e.g. its subject.</param>
    /// <exception cref="Contracts.InvalidSpecException">There are fewer than two groups.</exception>
    public static IReadOnlyList<RowSplit> LeaveOneGroupOut(IReadOnlyList<int> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int[] distinct = [.. groups.Distinct().Order()];
        CheckGroups(distinct);
        return OfFolds([.. groups.Select(group => Array.BinarySearch(distinct, group))], distinct.Length);
    }

    /// <summary>scikit-learn's <c>GroupShuffleSplit</c> with one split: whole groups, e.g. subjects, are drawn for the test part.</summary>
    /// <param name="groups">The group of each row, e.g. its subject.</param>
    /// <param name="testSize">Share of the groups, above 0 and below 1, rounded up to whole groups. Default 0.25.</param>
    /// <param name="seed">Draws the groups. Default 0.</param>
    /// <exception cref="Contracts.InvalidSpecException">There are fewer than two groups, or the share leaves one side empty.</exception>
    public static RowSplit GroupShuffleSplit(IReadOnlyList<int> groups, double testSize = 0.25, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int[] distinct = [.. groups.Distinct().Order()];
        CheckGroups(distinct);
        var test = TestCount(distinct.Length, testSize, "groups");
        new SeededOrder(seed).Shuffle<int>(distinct);
        var drawn = distinct.Take(test).ToHashSet();
        return Part(groups.Count, row => drawn.Contains(groups[row]));
    }

    private static void CheckGroups(int[] distinct)
    {
        if (distinct.Length < 2)
        {
            throw Wrong($"groups: there are {distinct.Length}, and a group can only be left out where another remains. Give rows of at least two groups.");
        }
    }
}
