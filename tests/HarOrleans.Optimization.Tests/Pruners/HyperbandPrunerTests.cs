using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class HyperbandPrunerTests
{
    private const string Options = "min_resource=1 max_resource=9 reduction_factor=3";

    /// <summary>Nine steps and a factor of 3: three brackets with ceil(3 * 9 / 3), ceil(3 * 3 / 2) and ceil(3 * 1 / 1) trials of 17.</summary>
    [Fact]
    public void Brackets_share_the_trials_as_worked_by_hand()
    {
        var pruner = Assert.IsType<HyperbandPruner>(Built.Pruner(PrunerNames.Hyperband, Options));
        Assert.Equal([9, 5, 3], pruner.Budgets(9));
        Assert.Equal([1], pruner.Budgets(2));
    }

    /// <summary>From Python's binascii.crc32 of s_0 to s_11, modulo 17.</summary>
    [Fact]
    public void A_trials_bracket_follows_from_the_studys_name_and_its_number() =>
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 2, 2, 2, 0, 1], Enumerable.Range(0, 12).Select(number => HyperbandPruner.BracketOf("s", number, [9, 5, 3])));

    /// <summary>Bracket 0 has rungs at steps 1, 3 and 9, bracket 1 at 3 and 9, bracket 2 at 9. Of three in a bracket the best one passes.</summary>
    [Theory]
    [InlineData(3, "1:0.6 3:0.1 9:0.1", "P--")] // bracket 0, with trials 0 and 2
    [InlineData(3, "1:0.5 3:0.4 9:0.3", "---")]
    [InlineData(3, "1:0.5 3:0.41 9:0.3", "-P-")]
    [InlineData(11, "1:9 3:0.9 9:0.9", "-P-")] // bracket 1, with trial 1 alone: 0.8 and 0.9 at its rungs
    [InlineData(11, "1:9 3:0.8 9:0.95", "--P")]
    [InlineData(7, "1:9 3:9 9:9", "---")] // bracket 2 has nobody else
    public void A_trial_competes_in_its_bracket_alone(int number, string curve, string decisions)
    {
        List<FrozenTrial> others =
        [
            Curves.Trial(0, TrialState.Complete, "1:0.5 3:0.4 9:0.3"), Curves.Trial(1, TrialState.Complete, "1:0.9 3:0.8 9:0.9"), Curves.Trial(2, TrialState.Complete, "1:0.7 3:0.6 9:0.5"),
        ];
        Assert.Equal(decisions, Curves.Decide(Built.Pruner(PrunerNames.Hyperband, Options), others, StudyDirection.Minimize, curve, number));
    }

    [Fact]
    public void Auto_waits_for_a_complete_trial_and_takes_one_more_than_its_last_step()
    {
        var pruner = Built.Pruner(PrunerNames.Hyperband);
        Assert.Equal("--", Curves.Decide(pruner, [Curves.Trial(0, TrialState.Pruned, "1:0.1")], StudyDirection.Minimize, "1:9 2:NaN"));
        Assert.Equal("-P", Curves.Decide(pruner, [Curves.Trial(0, TrialState.Complete, "1:0.1 8:0.1")], StudyDirection.Minimize, "0:9 1:9", number: 2));
    }
}
