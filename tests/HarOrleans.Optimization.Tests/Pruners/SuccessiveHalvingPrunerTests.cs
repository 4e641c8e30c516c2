using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

/// <summary>Decisions on scripted curves, worked out by hand.</summary>
public sealed class SuccessiveHalvingPrunerTests
{
    /// <summary>
    /// With the first rung at step 1 and a factor of 2, rungs are at steps 1, 2, 4, 8. Values at them: rung 0: 0.5 0.7 0.8 (the third stops there), rung 1: 0.4 0.6,
    /// rung 2: 0.2 0.4.
    /// </summary>
    private static readonly List<FrozenTrial> Others =
    [
        Curves.Trial(0, TrialState.Complete, "0.9 0.5 0.4 0.3 0.2"),
        Curves.Trial(1, TrialState.Complete, "0.9 0.7 0.6 0.5 0.4"),
        Curves.Trial(2, TrialState.Pruned, "0.9 0.8"),
    ];

    /// <summary>Of n at a rung the best n/2 pass (rounded down), at least the best one.</summary>
    [Theory]
    [InlineData("min_resource=1", "0.9 0.6 0.4 9 0.2", "-----")] // rung 0: second of four; rungs 1 and 2: equal to the best of three
    [InlineData("min_resource=1", "0.9 0.7 0.4 9 0.2", "-----")] // equal to the second of four
    [InlineData("min_resource=1", "0.9 0.75 0.4 9 0.2", "-P---")] // third of four
    [InlineData("min_resource=1", "0.9 0.6 0.41 9 0.21", "--P-P")]
    [InlineData("min_resource=1", "0.9 NaN 0.1", "-P-")] // NaN is given up and counts for no rung: the next value is at rung 0, and at rung 1
    [InlineData("min_resource=1", "0:0.9 4:0.6", "-P")] // one report may pass several rungs: second of four, then last of three
    [InlineData("min_resource=1", "0:0.9 4:0.1", "--")]
    [InlineData("min_resource=1 min_early_stopping_rate=1", "0.9 9 0.41", "--P")] // the first rung is left out
    [InlineData("min_resource=2", "0.9 9 0.41", "--P")]
    [InlineData("min_resource=1 bootstrap_count=3", "0.9 0.1 0.1", "--P")] // four at rung 0, but three at rung 1
    [InlineData("min_resource=1 bootstrap_count=4", "0.9 0.1", "-P")]
    [InlineData("min_resource=auto", "0.9 0.75 0.4", "-P-")] // a hundredth of step 4 is at least 1
    public void Minimizing_it_decides_as_worked_by_hand(string options, string curve, string decisions) =>
        Assert.Equal(decisions, Decide($"reduction_factor=2 {options}", Others, StudyDirection.Minimize, curve));

    [Fact]
    public void Maximizing_the_largest_pass()
    {
        List<FrozenTrial> others = [.. new[] { "0.1 0.5 0.6", "0.1 0.3 0.4", "0.1 0.2 0.3" }.Select((curve, number) => Curves.Trial(number, TrialState.Complete, curve))];
        Assert.Equal("---", Decide("min_resource=1 reduction_factor=2", others, StudyDirection.Maximize, "0 0.3 0.6"));
        Assert.Equal("-PP", Decide("min_resource=1 reduction_factor=2", others, StudyDirection.Maximize, "0 0.25 0.39"));
    }

    [Fact]
    public void Before_any_complete_trial_auto_prunes_nothing() => Assert.Equal("--", Decide(string.Empty, [Others[2]], StudyDirection.Minimize, "9 NaN"));

    [Fact]
    public void Auto_takes_a_hundredth_of_the_first_complete_trial_so_that_rungs_never_move()
    {
        List<FrozenTrial> others = [Curves.Trial(0, TrialState.Complete, "2:0.5 250:0.1"), Curves.Trial(1, TrialState.Complete, "2:0.5 900:0.1")];
        Assert.Equal("-P", Decide(string.Empty, others, StudyDirection.Minimize, "1:9 2:9"));
    }

    [Fact]
    public void What_an_imported_trial_had_at_a_rung_is_taken_from_its_attribute()
    {
        List<FrozenTrial> others =
        [
            .. Enumerable.Range(0, 3).Select(number => Curves.Trial(number, TrialState.Pruned, string.Empty) with
            {
                SystemAttributes = new Dictionary<string, string> { ["completed_rung_0"] = "0.5" },
            }),
        ];
        Assert.Equal("P", Decide("min_resource=1 reduction_factor=4", others, StudyDirection.Minimize, "1:0.6"));
        Assert.Equal("-", Decide("min_resource=1 reduction_factor=4", others, StudyDirection.Minimize, "1:0.5"));
    }

    private static string Decide(string options, IReadOnlyList<FrozenTrial> others, StudyDirection direction, string curve) =>
        Curves.Decide(Built.Pruner(PrunerNames.SuccessiveHalving, options), others, direction, curve);
}
