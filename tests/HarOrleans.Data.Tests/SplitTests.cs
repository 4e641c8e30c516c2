using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using HarOrleans.Data.Splitting;

namespace HarOrleans.Data.Tests;

public sealed class SplitTests
{
    /// <summary>Rows with a class and a group each, and a number of folds that fits them.</summary>
    private static readonly Arbitrary<(int[] Classes, int[] Groups, int Splits, long Seed)> Some = (
        from rows in Gen.Choose(8, 120)
        from classes in Gen.ArrayOf(Gen.Choose(1, 3), rows)
        from groups in Gen.ArrayOf(Gen.Choose(1, 9), rows)
        from splits in Gen.Choose(2, 4)
        from seed in Gen.Choose(0, int.MaxValue)
        select (classes, groups, splits, (long)seed)).ToArbitrary();

    [Fact]
    public void Every_row_is_tested_once_in_folds_of_even_size() => Holds(x =>
    {
        foreach (var seed in new long?[] { null, x.Seed })
        {
            var folds = RowSplits.KFold(x.Classes.Length, x.Splits, seed);
            Covers(folds, x.Classes.Length, x.Splits);
            Assert.InRange(folds.Max(fold => fold.Test.Count) - folds.Min(fold => fold.Test.Count), 0, 1);
        }
    });

    [Fact]
    public void Stratified_folds_have_even_sizes_and_each_class_evenly() => Holds(x =>
    {
        if (x.Classes.CountBy(label => label).Max(each => each.Value) < x.Splits)
        {
            return;
        }

        foreach (var seed in new long?[] { null, x.Seed })
        {
            var folds = RowSplits.StratifiedKFold(x.Classes, x.Splits, seed);
            Covers(folds, x.Classes.Length, x.Splits);
            Assert.InRange(folds.Max(fold => fold.Test.Count) - folds.Min(fold => fold.Test.Count), 0, 1);
            foreach (var label in x.Classes.Distinct())
            {
                int[] counts = [.. folds.Select(fold => fold.Test.Count(row => x.Classes[row] == label))];
                Assert.InRange(counts.Max() - counts.Min(), 0, 1);
            }
        }
    });

    [Fact]
    public void No_group_is_on_both_sides() => Holds(x =>
    {
        var distinct = x.Groups.Distinct().Count();
        if (distinct < x.Splits)
        {
            return;
        }

        var folds = RowSplits.GroupKFold(x.Groups, x.Splits);
        Covers(folds, x.Groups.Length, x.Splits);
        var each = RowSplits.LeaveOneGroupOut(x.Groups);
        Covers(each, x.Groups.Length, distinct);
        Assert.Equal(x.Groups.Distinct().Order(), each.Select(split => Assert.Single(split.Test.Select(row => x.Groups[row]).Distinct())));
        var drawn = RowSplits.GroupShuffleSplit(x.Groups, 0.3, x.Seed);
        Assert.Equal((int)Math.Ceiling(0.3 * distinct), drawn.Test.Select(row => x.Groups[row]).Distinct().Count());
        foreach (var split in folds.Concat(each).Append(drawn))
        {
            Assert.Empty(split.Train.Select(row => x.Groups[row]).Intersect(split.Test.Select(row => x.Groups[row])));
        }
    });

    [Fact]
    public void A_drawn_test_part_has_its_share_of_the_rows_and_of_each_class() => Holds(x =>
    {
        var count = x.Classes.Length;
        var plain = RowSplits.TrainTestSplit(count, 0.25, x.Seed);
        Parted(plain, count);
        Assert.Equal((int)Math.Ceiling(0.25 * count), plain.Test.Count);
        var classes = x.Classes.CountBy(label => label).ToDictionary();
        if (classes.Values.Min() < 2 || plain.Test.Count < classes.Count)
        {
            return;
        }

        var stratified = RowSplits.StratifiedTrainTestSplit(x.Classes, 0.25, x.Seed);
        Parted(stratified, count);
        Assert.Equal(plain.Test.Count, stratified.Test.Count);
        foreach (var (label, size) in classes)
        {
            Assert.InRange(stratified.Test.Count(row => x.Classes[row] == label) - ((double)size * plain.Test.Count / count), -1, 1);
        }
    });

    [Fact]
    public void The_same_seed_gives_the_same_rows_and_another_seed_others()
    {
        Assert.Equal(RowSplits.KFold(50, 5, 1).SelectMany(x => x.Test), RowSplits.KFold(50, 5, 1).SelectMany(x => x.Test));
        Assert.NotEqual(RowSplits.KFold(50, 5, 1).SelectMany(x => x.Test), RowSplits.KFold(50, 5, 2).SelectMany(x => x.Test));
        Assert.NotEqual(RowSplits.TrainTestSplit(50, seed: 1).Test, RowSplits.TrainTestSplit(50, seed: 2).Test);
    }

    /// <summary>The expected rows are those of scikit-learn 1.2 for the same arguments.</summary>
    [Fact]
    public void Folds_without_chance_are_scikit_learns()
    {
        Assert.Equal(["0,1,2,3", "4,5,6", "7,8,9"], Tests(RowSplits.KFold(10, 3)));
        Assert.Equal(["0,1,2,7", "3,4,5", "6,8,9"], Tests(RowSplits.StratifiedKFold(["b", "b", "a", "b", "a", "a", "a", "c", "b", "c"], 3)));
        Assert.Equal(["3,4,5,6", "0,7,8,9", "1,2"], Tests(RowSplits.GroupKFold([5, 2, 2, 9, 9, 9, 9, 1, 1, 5], 3)));
        Assert.Equal(["7,8", "1,2", "0,9", "3,4,5,6"], Tests(RowSplits.LeaveOneGroupOut([5, 2, 2, 9, 9, 9, 9, 1, 1, 5])));
    }

    [Fact]
    public void What_cannot_be_split_is_refused_with_field_and_value()
    {
        Assert.Equal("n_splits: 1 is not from 2 to 9, the number of rows. Choose another number.", Refused(() => RowSplits.KFold(9, 1)));
        Assert.Equal("n_splits: 5 is not from 2 to 4, the number of rows. Choose another number.", Refused(() => RowSplits.KFold(4)));
        Assert.Equal("n_splits: 3 is not from 2 to 2, the number of rows of the largest class. Choose another number.", Refused(() => RowSplits.StratifiedKFold([1, 1, 2, 2], 3)));
        Assert.Equal("n_splits: 2 is not from 2 to 1, the number of groups. Choose another number, with more data.", Refused(() => RowSplits.GroupKFold([7, 7], 2)));
        Assert.StartsWith("groups: there are 1,", Refused(() => RowSplits.LeaveOneGroupOut([7, 7])), StringComparison.Ordinal);
        Assert.StartsWith("groups: there are 0,", Refused(() => RowSplits.GroupShuffleSplit([])), StringComparison.Ordinal);
        Assert.StartsWith("test_size: 1 is not above 0 and below 1.", Refused(() => RowSplits.TrainTestSplit(9, 1)), StringComparison.Ordinal);
        Assert.StartsWith("test_size: 0.5 of 1 rows leaves 0 to train with.", Refused(() => RowSplits.TrainTestSplit(1, 0.5)), StringComparison.Ordinal);
        Assert.StartsWith("classes: '3' has one row,", Refused(() => RowSplits.StratifiedTrainTestSplit([1, 1, 2, 2, 3])), StringComparison.Ordinal);
        Assert.StartsWith("test_size: 0.1 parts 6 rows into 5 and 1, and there are 3 classes.", Refused(() => RowSplits.StratifiedTrainTestSplit([1, 1, 2, 2, 3, 3], 0.1)), StringComparison.Ordinal);

        static string Refused(Func<object> split) => Assert.Throws<InvalidSpecException>(split).Message;
    }

    private static void Holds(Action<(int[] Classes, int[] Groups, int Splits, long Seed)> property) =>
        Prop.ForAll(Some, property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Covers(IReadOnlyList<RowSplit> folds, int rows, int splits)
    {
        Assert.Equal(splits, folds.Count);
        Assert.All(folds, fold => Parted(fold, rows));
        Assert.Equal(Enumerable.Range(0, rows), folds.SelectMany(fold => fold.Test).Order());
    }

    private static void Parted(RowSplit split, int rows)
    {
        Assert.NotEmpty(split.Train);
        Assert.NotEmpty(split.Test);
        Assert.Equal(split.Train.Order(), split.Train);
        Assert.Equal(Enumerable.Range(0, rows), split.Train.Concat(split.Test).Order());
    }

    private static IEnumerable<string> Tests(IReadOnlyList<RowSplit> folds) => folds.Select(fold => string.Join(',', fold.Test));
}
