using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class BestTrialTests
{
    private static readonly FrozenTrial[] Trials =
    [
        Trial(0, TrialState.Fail, -9),
        Trial(1, TrialState.Complete, double.NaN),
        Trial(2, TrialState.Complete, 3),
        Trial(3, TrialState.Complete, 1),
        Trial(4, TrialState.Pruned, 99),
        Trial(5, TrialState.Complete, 3),
        Trial(6, TrialState.Complete, 1),
        Trial(7, TrialState.Running, null),
    ];

    [Theory]
    [InlineData(StudyDirection.Maximize, 2)]
    [InlineData(StudyDirection.Minimize, 3)]
    public void It_is_the_best_complete_one_and_of_equals_the_earliest_in_any_order(StudyDirection direction, int number)
    {
        Assert.Equal(number, BestTrial.Of(Trials, direction)!.Number);
        Assert.Equal(number, BestTrial.Of(Trials.Reverse(), direction)!.Number);
    }

    [Fact]
    public void There_is_none_without_a_complete_trial_with_a_number()
    {
        Assert.Null(BestTrial.Of(Trials.Where(trial => trial.Number is 0 or 1 or 4 or 7), StudyDirection.Maximize));
        Assert.Null(BestTrial.Of([], StudyDirection.Minimize));
    }

    private static FrozenTrial Trial(int number, TrialState state, double? value) => new()
    {
        TrialId = number + 1,
        StudyId = 1,
        Number = number,
        State = state,
        Value = value,
        RunId = new string('0', 32),
        Params = new Dictionary<string, ParamValue>(),
    };
}
