using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

/// <summary>Decisions on scripted curves, worked out by hand.</summary>
public sealed class MedianPrunerTests
{
    /// <summary>
    /// Losses of five complete trials. Median by step, NaN left out:
    /// step 0: 0.6 0.7 [0.8] 0.9 1.0; step 1: 0.5 0.6 [0.6] 0.7 0.9; step 2: 0.4 [0.4 0.5] 0.5 = 0.45; step 3: 0.2 [0.3 0.4] 0.6 = 0.35.
    /// </summary>
    private static readonly string[] Losses = ["0.9 0.7 0.5 0.4", "0.8 0.6 0.5 0.3", "1.0 0.9 NaN 0.6", "0.7 0.6 0.4", "0.6 0.5 0.4 0.2"];

    /// <summary>Accuracies of five complete trials. Medians by step: 0.40, 0.55, 0.65, 0.75.</summary>
    private static readonly string[] Accuracies =
        ["0.50 0.60 0.70 0.80", "0.40 0.50 0.60 0.70", "0.30 0.55 0.65 0.75", "0.45 0.65 0.75 0.85", "0.35 0.45 0.55 0.65"];

    /// <summary>Per report: P prune, - go on. The table goes on after a P, as if the objective had not listened.</summary>
    [Theory]
    //          options                                     curve                         decisions
    [InlineData("", "0.8 0.6 0.45 0.35", "----")] // equal to the median is not worse
    [InlineData("", "0.81 0.7 0.44 0.36", "PP-P")]
    [InlineData("", "0.3 2 2 2", "----")] // the best so far counts, not the last
    [InlineData("", "0.4 2 2 2", "---P")] // 0.4 > 0.35
    [InlineData("", "NaN NaN 0.45 NaN", "PP-P")] // nothing but NaN is given up
    [InlineData("", "0.5 NaN NaN NaN", "--PP")] // NaN is left out: the best stays 0.5
    [InlineData("", "9:5", "-")]    // nobody has reported there
    [InlineData("", "9:NaN", "P")]
    [InlineData("n_warmup_steps=2", "9 9 9 9", "--PP")]
    [InlineData("interval_steps=2", "9 9 9 9", "P-P-")]
    [InlineData("interval_steps=2", "1:9 2:9 3:9", "PP-")]  // the first report of each interval, not its first step
    [InlineData("n_warmup_steps=1 interval_steps=2", "9 9 9 9", "-P-P")]
    [InlineData("n_startup_trials=5", "9 9 9 9", "PPPP")]
    [InlineData("n_startup_trials=6", "9 9 9 9", "----")] // the pruned and the failed trial do not count
    [InlineData("n_min_trials=5", "9 9 9 9", "PPP-")] // NaN counts as a report, at step 3 there are four
    [InlineData("n_min_trials=6", "9 9 9 9", "----")]
    public void Minimizing_it_decides_as_worked_by_hand(string options, string curve, string decisions) =>
        Assert.Equal(decisions, Decide(Losses, StudyDirection.Minimize, options, curve));

    [Theory]
    [InlineData("", "0.40 0.55 0.65 0.75", "----")]
    [InlineData("", "0.39 0.55 0.64 0.76", "P-P-")]
    [InlineData("", "0.9 0.1 0.1 0.1", "----")]
    [InlineData("", "NaN 0.54 0.66 0.1", "PP-P")]
    [InlineData("n_warmup_steps=3", "0 0 0 0", "---P")]
    public void Maximizing_it_decides_as_worked_by_hand(string options, string curve, string decisions) =>
        Assert.Equal(decisions, Decide(Accuracies, StudyDirection.Maximize, options, curve));

    [Fact]
    public void Without_any_complete_trial_nothing_is_pruned_even_without_a_startup() =>
        Assert.Equal("-", Decide([], StudyDirection.Minimize, "n_startup_trials=0", "NaN"));

    [Fact]
    public void The_reason_names_both_values_and_the_step() => Assert.Equal(
        "Best value 0.61 up to step 1 is worse than 0.6, the median of 5 trials at that step.",
        Built.Pruner(PrunerNames.Median).Prune(new(Curves.Trial(9, TrialState.Running, "0.8 0.61"), Others(Losses), StudyDirection.Minimize, "s")));

    private static string Decide(string[] complete, StudyDirection direction, string options, string curve) =>
        Curves.Decide(Built.Pruner(PrunerNames.Median, options), Others(complete), direction, curve);

    /// <summary>The complete trials, and a pruned and a failed one that would move every median if they were counted.</summary>
    private static List<FrozenTrial> Others(string[] complete) =>
    [
        .. complete.Select((curve, number) => Curves.Trial(number, TrialState.Complete, curve)),
        Curves.Trial(complete.Length, TrialState.Pruned, "1000 1000 1000 1000"),
        Curves.Trial(complete.Length + 1, TrialState.Fail, "-1000 -1000 -1000 -1000"),
    ];
}
