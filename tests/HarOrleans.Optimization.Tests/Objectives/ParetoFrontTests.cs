using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class ParetoFrontTests
{
    private static readonly StudyDirection[] MinimizeMaximize = [StudyDirection.Minimize, StudyDirection.Maximize];

    [Fact]
    public void The_front_holds_what_nothing_dominates_equals_included_and_infeasible_left_out()
    {
        List<FrozenTrial> trials =
        [
            Trial(0, 1, 5), Trial(1, 2, 6), Trial(2, 2, 5), Trial(3, 1, 5), Trial(4, 0, 9) with { Constraints = new Dictionary<string, double> { ["c"] = 0.1 } },
            Trial(5, 0, 9) with { State = TrialState.Fail }, Trial(6, 3, 6) with { Constraints = new Dictionary<string, double> { ["c"] = 0 } },
        ];
        Assert.Equal([0, 1, 3], ParetoFront.Of(trials, MinimizeMaximize).Select(trial => trial.Number));
    }

    /// <summary>By hand: boxes of (1, -5) and (2, -6) below (4, 0): 3 * 5 + 2 * 1 = 17.</summary>
    [Fact]
    public void The_hypervolume_of_two_objectives_is_the_area_worked_by_hand() =>
        Assert.Equal(17, ParetoFront.HypervolumeOf([Trial(0, 1, 5), Trial(1, 2, 6), Trial(2, 9, 9)], MinimizeMaximize, [4, 0]));

    /// <summary>Three boxes of 4, two of which meet in pairs in 2, all in 1: 12 - 6 + 1.</summary>
    [Fact]
    public void The_hypervolume_of_three_objectives_is_the_volume_worked_by_hand() =>
        Assert.Equal(7, Hypervolume.Of([[0, 0, 1], [0, 1, 0], [1, 0, 0]], [2, 2, 2]));

    [Fact]
    public void Ranks_are_those_of_peeling_fronts_one_by_one() => Prop.ForAll(Points(), points =>
    {
        var (ranks, left, front) = (Dominance.Ranks(points), Enumerable.Range(0, points.Length).ToList(), 0);
        while (left.Count > 0)
        {
            var peeled = left.Where(index => !left.Exists(other => Dominance.Dominates(points[other], points[index]))).ToList();
            Assert.All(peeled, index => Assert.Equal(front, ranks[index]));
            left = [.. left.Except(peeled)];
            front++;
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_volume_is_the_number_of_cells_that_are_dominated() => Prop.ForAll(Points(), points =>
    {
        double[] reference = [.. Enumerable.Repeat(7.0, points[0].Length)];
        var cells = Enumerable.Range(0, (int)Math.Pow(7, reference.Length)).Count(cell =>
            Array.Exists(points, point => !point.Where((loss, objective) => cell / (int)Math.Pow(7, objective) % 7 < loss).Any()));
        Assert.Equal(cells, Hypervolume.Of(points, reference), 1e-9);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_subset_is_chosen_greedily_by_what_each_adds() => Prop.ForAll(Points(), Gen.Choose(1, 5).ToArbitrary(), (points, count) =>
    {
        var reference = HypervolumeSubset.Reference(points);
        var chosen = HypervolumeSubset.Choose(points, count, reference);
        Assert.Equal(Math.Min(count, points.Length), chosen.Distinct().Count());
        if (count < points.Length)
        {
            var most = points.Max(point => Hypervolume.Of([point], reference));
            Assert.Equal(most, chosen.Max(index => Hypervolume.Of([points[index]], reference)), 1e-9);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Arbitrary<double[][]> Points() => (
        from objectives in Gen.Choose(2, 4)
        from count in Gen.Choose(1, 12)
        from points in Gen.Choose(0, 6).Select(loss => (double)loss).ListOf(objectives).Select(list => list.ToArray()).ListOf(count)
        select points.ToArray()).ToArbitrary();

    private static FrozenTrial Trial(int number, params double[] values) => Curves.Trial(number, TrialState.Complete, "0") with { Value = values[0], Values = values };
}
