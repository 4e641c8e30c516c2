using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class RetryPauseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static FrozenTrial New { get; } = new()
    {
        TrialId = 1,
        StudyId = 1,
        Number = 0,
        State = TrialState.Waiting,
        Params = new Dictionary<string, ParamValue>(),
        RunId = "r",
        CreatedAt = Noon,
    };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 5)]
    [InlineData(3, 10)]
    [InlineData(7, 160)]
    [InlineData(8, 300)]
    [InlineData(5000, 300)]
    public void The_first_death_costs_no_pause_and_each_further_one_twice_as_long(int deaths, double seconds) => Assert.Equal(seconds, RetryPause.After(deaths).TotalSeconds);

    [Fact]
    public void A_trial_that_killed_two_trainers_waits_from_the_end_of_the_last_attempt_and_then_no_longer()
    {
        var trial = Died(Died(New, Noon.AddSeconds(-30)), Noon);

        Assert.Equal(Noon.AddSeconds(5), RetryPause.Until(trial, Noon));
        Assert.Equal(Noon.AddSeconds(5), RetryPause.Until(trial, Noon.AddSeconds(4.9)));
        Assert.Null(RetryPause.Until(trial, Noon.AddSeconds(5)));
    }

    [Fact]
    public void A_trial_that_got_further_before_it_died_again_does_not_wait()
    {
        var trial = Died(New with { Intermediates = [new(1, 0.5)] }, Noon);
        trial = Died(trial with { Intermediates = [new(1, 0.5), new(2, 0.6)] }, Noon);

        Assert.Null(RetryPause.Until(trial, Noon));
        Assert.Equal(Noon.AddSeconds(5), RetryPause.Until(Died(trial, Noon), Noon));
        Assert.Equal(Noon.AddSeconds(10), RetryPause.Until(Died(Died(trial, Noon), Noon), Noon));
    }

    [Fact]
    public void A_hand_back_between_two_deaths_neither_counts_nor_forgives()
    {
        var running = new TrialExecution(TrialState.Running, 1, "A", 0, 0, null, null);
        var handedBack = TrialProtocol.Decide(running, new TrialEvent.Release(1), new TrialLimits(0, 20)).Transition!;
        var trial = Died(New, Noon);
        trial = trial with { SystemAttributes = RetryHistory.After(trial, handedBack, Noon)! };

        Assert.Null(RetryPause.Until(trial, Noon));
        Assert.Equal(Noon.AddSeconds(5), RetryPause.Until(Died(trial, Noon), Noon));
    }

    [Theory]
    [InlineData("[3, 4]")] // Optuna's own: the numbers of the trials that this one repeats.
    [InlineData("""[{"attempt": 1}, null, "x", {"died_at_step": "here"}]""")]
    [InlineData("{}")]
    [InlineData("no JSON")]
    public void A_history_of_elsewhere_is_none_and_ours_is_added_to_it(string history)
    {
        var trial = New with { SystemAttributes = new Dictionary<string, string> { [SystemAttributes.RetryHistory] = history } };

        Assert.Null(RetryPause.Until(trial, Noon));
        Assert.Null(RetryPause.Until(Died(trial, Noon), Noon));
        Assert.Equal(Noon.AddSeconds(5), RetryPause.Until(Died(Died(trial, Noon), Noon), Noon));
    }

    [Fact]
    public void A_trial_without_a_history_does_not_wait() => Assert.Null(RetryPause.Until(New, Noon));

    /// <summary>The trial after its holder fell silent, as the protocol and the study have it.</summary>
    private static FrozenTrial Died(FrozenTrial trial, DateTimeOffset at)
    {
        var running = new TrialExecution(TrialState.Running, 1, "A", 0, 0, null, null);
        var step = TrialProtocol.Decide(running, new TrialEvent.Expire(1), new TrialLimits(0, 20)).Transition!;
        return trial with { SystemAttributes = RetryHistory.After(trial, step, at)! };
    }
}
