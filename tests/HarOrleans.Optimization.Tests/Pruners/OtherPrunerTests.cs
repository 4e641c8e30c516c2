using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

/// <summary>Decisions on scripted curves, worked out by hand: percentile, threshold, patient, Wilcoxon.</summary>
public sealed class OtherPrunerTests
{
    /// <summary>At each step five complete trials have 1, 2, 3, 4 and 5: percentile 25 is 2, 40 is 2.6, 100 is 5.</summary>
    private static readonly List<FrozenTrial> OneToFive =
        [.. Enumerable.Range(1, 5).Select(value => Curves.Trial(value - 1, TrialState.Complete, $"{value} {value} {value}"))];

    [Theory]
    [InlineData("percentile=25", StudyDirection.Minimize, "2 3", "--")] // the best so far counts
    [InlineData("percentile=25", StudyDirection.Minimize, "2.1 2", "P-")]
    [InlineData("percentile=40", StudyDirection.Minimize, "2.6", "-")]
    [InlineData("percentile=40", StudyDirection.Minimize, "2.61", "P")]
    [InlineData("percentile=100", StudyDirection.Minimize, "5 6", "--")]
    [InlineData("percentile=0", StudyDirection.Minimize, "1.1 1", "P-")]
    [InlineData("percentile=25", StudyDirection.Maximize, "4", "-")] // the 75th from below
    [InlineData("percentile=25", StudyDirection.Maximize, "3.9", "P")]
    [InlineData("percentile=25 n_startup_trials=6", StudyDirection.Minimize, "9", "-")]
    [InlineData("percentile=25 n_warmup_steps=1 interval_steps=2", StudyDirection.Minimize, "9 9 9", "-P-")]
    public void A_percentile_is_interpolated_between_neighbours(string options, StudyDirection direction, string curve, string decisions) =>
        Assert.Equal(decisions, Curves.Decide(Built.Pruner(PrunerNames.Percentile, options), OneToFive, direction, curve));

    [Theory]
    [InlineData("lower=0 upper=1", "0 1 0.5 -0.1 1.1 NaN", "---PPP")]
    [InlineData("upper=1", "-99 1.1", "-P")]
    [InlineData("lower=0", "99 -0.1", "-P")]
    [InlineData("upper=1 n_warmup_steps=2", "9 9 9", "--P")]
    [InlineData("upper=1 interval_steps=2", "9 9 9 9", "P-P-")]
    public void A_threshold_is_about_the_latest_value(string options, string curve, string decisions) =>
        Assert.Equal(decisions, Curves.Decide(Built.Pruner(PrunerNames.Threshold, options), [], StudyDirection.Minimize, curve));

    [Theory]
    [InlineData("patience=1", StudyDirection.Minimize, "0.5 0.4 0.45 0.46", "---P")] // the best of the last two, 0.45, against 0.4
    [InlineData("patience=1", StudyDirection.Minimize, "0.5 0.4 0.4 0.4", "----")] // equal is no worse
    [InlineData("patience=1 min_delta=0.1", StudyDirection.Minimize, "0.5 0.4 0.45 0.46", "----")]
    [InlineData("patience=0", StudyDirection.Minimize, "0.5 0.6 0.4", "-P-")]
    [InlineData("patience=0", StudyDirection.Maximize, "0.5 0.4 0.6", "-P-")]
    [InlineData("patience=1", StudyDirection.Minimize, "0.5 NaN NaN 0.6", "---P")] // NaN alone says nothing
    [InlineData("patience=1 pruner=nop", StudyDirection.Minimize, "0.5 0.4 0.45 0.46", "----")]
    [InlineData("patience=1 pruner=threshold pruner.upper=0.455", StudyDirection.Minimize, "0.5 0.4 0.45 0.46", "---P")]
    [InlineData("patience=1 pruner=threshold pruner.upper=0.46", StudyDirection.Minimize, "0.5 0.4 0.45 0.46", "----")]
    public void A_patient_pruner_acts_once_nothing_improves(string options, StudyDirection direction, string curve, string decisions) =>
        Assert.Equal(decisions, Curves.Decide(Built.Pruner(PrunerNames.Patient, options), [], direction, curve));

    /// <summary>Worse on all of n steps: p = 1 / 2^n.</summary>
    [Theory]
    [InlineData("", "0.1 0.1 0.1 0.1", "0.2 0.3 0.4 0.5", "---P")] // 1/16 is below 0.1, 1/8 is not
    [InlineData("p_threshold=0.05", "0.1 0.1 0.1 0.1 0.1", "0.2 0.3 0.4 0.5 0.6", "----P")]
    [InlineData("n_startup_steps=5", "0.1 0.1 0.1 0.1 0.1", "0.2 0.3 0.4 0.5 0.6", "----P")]
    [InlineData("", "0.1 0.1 0.1 0.1 9", "0.2 0.3 0.4 0.5", "----")] // the average is better already
    [InlineData("", "0.1 0.1 0.1 0.1", "0.2 0.3 NaN 0.5", "----")]
    [InlineData("", "0.1 0.1 0.1 0.1", "0.2 0.3 0.4 9:0.5", "----")] // no common step
    [InlineData("", "0.6 0.5 0.4 0.3", "0.2 0.1 0.3 0.2", "----")]
    public void Wilcoxon_compares_with_the_best_trial_step_by_step(string options, string best, string curve, string decisions) => Assert.Equal(
        decisions,
        Curves.Decide(Built.Pruner(PrunerNames.Wilcoxon, options), [Curves.Trial(0, TrialState.Complete, "90"), Curves.Trial(1, TrialState.Complete, best)], StudyDirection.Minimize, curve));

    [Fact]
    public void Wilcoxon_turns_round_where_larger_is_better() => Assert.Equal(
        "---P",
        Curves.Decide(Built.Pruner(PrunerNames.Wilcoxon), [Curves.Trial(0, TrialState.Complete, "0.9 0.9 0.9 0.9")], StudyDirection.Maximize, "0.8 0.7 0.6 0.5"));

    /// <summary>From SciPy 1.10's wilcoxon(…, alternative="greater", zero_method="zsplit").</summary>
    [Fact]
    public void The_signed_rank_test_equals_scipys_with_zeros_and_with_ties()
    {
        Assert.Equal(0.05742480463164306, SignedRank.Greater([0, 1, -1, 2, 3, 4]), 1e-12);
        Assert.Equal(0.09375, SignedRank.Greater([1, -2, 3, 4, 5]), 1e-12);
        Assert.Equal(0.0234375, SignedRank.Greater([1, -1, 3, 4, 5, 6, 7]), 1e-12);
    }
}
