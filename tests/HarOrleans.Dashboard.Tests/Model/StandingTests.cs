using HarOrleans.Contracts;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Model;

public sealed class StandingTests
{
    private static readonly Dictionary<string, string> TenEpochs = new() { ["epochs"] = "10" };

    [Fact]
    public void A_first_attempt_says_how_long_it_still_takes_and_a_later_one_does_not()
    {
        var trial = Some.Trial(3, TrialState.Running, null, null, 0.1, 0.2);

        Assert.Equal("epoch 2 of 10, about 40 s left", StepProgress.At(trial, TenEpochs, Some.Noon.AddSeconds(10)).Text);
        Assert.Equal("epoch 2 of 10", StepProgress.At(trial with { Attempt = 2 }, TenEpochs, Some.Noon.AddSeconds(10)).Text);
        Assert.Equal("step 2", StepProgress.At(trial, new Dictionary<string, string> { ["epochs"] = "many" }, Some.Noon).Text);
        Assert.Equal("nothing reported yet", StepProgress.At(Some.Trial(3, TrialState.Running), TenEpochs, Some.Noon).Text);
        Assert.Equal(20, StepProgress.At(trial, TenEpochs, Some.Noon).Percent);
    }

    [Fact]
    public void The_pace_is_the_mean_of_the_latest_trials_that_ran_to_an_end_of_their_own()
    {
        FrozenTrial[] trials = [Some.Trial(0, TrialState.Complete, 1), Some.Trial(1, TrialState.Fail), Some.Trial(2, TrialState.Pruned, 1) with { FinishedAt = Some.Noon.AddSeconds(10) }];

        Assert.Equal(TimeSpan.FromSeconds(20), Pace.PerTrial(trials));
        Assert.Null(Pace.PerTrial([Some.Trial(1, TrialState.Fail), Some.Trial(2, TrialState.Running)]));
        Assert.Equal(TimeSpan.FromSeconds(40), Pace.UntilStart(3, 2, TimeSpan.FromSeconds(20)));
        Assert.Null(Pace.UntilStart(3, 0, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void An_order_goes_from_descending_to_ascending_to_none_and_what_has_no_value_comes_last()
    {
        Assert.Equal(["-value", "value", ""], new[] { "", "-value", "value" }.Select(text => SortOrder.Of(text).Next("value")));
        Assert.Equal("-state", SortOrder.Of("value").Next("state"));
        int?[] rows = [2, null, 3, 1];
        Assert.Equal([3, 2, 1, null], SortOrder.Of("-x").Apply(rows, row => row));
        Assert.Equal([1, 2, 3, null], SortOrder.Of("x").Apply(rows, row => row));
    }

    [Fact]
    public void Attributes_are_read_as_what_their_json_is()
    {
        Assert.Equal("0.9123", AttributeText.Show("0.91234"));
        Assert.Equal("a \"b\"", AttributeText.Show("\"a \\\"b\\\"\""));
        Assert.Equal("[1, 2]", AttributeText.Show("[1, 2]"));
        Assert.Equal("\"broken", AttributeText.Show("\"broken"));
    }
}
