using HarOrleans.Contracts;
using HarOrleans.Host.Progress;
using Microsoft.Extensions.Time.Testing;

namespace HarOrleans.Host.Tests.Progress;

public sealed class StudyProgressTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Dictionary<int, FrozenTrial> _trials = [];

    [Fact]
    public void A_trial_at_work_shows_its_epoch_value_best_and_the_time_left_at_its_pace()
    {
        var progress = Progress(target: 20, epochs: 10);
        Apply(progress, Sample.Trial(0, TrialState.Running));
        _time.Advance(TimeSpan.FromSeconds(6));
        Apply(progress, Sample.Trial(0, TrialState.Running, null, null, 0.5, 0.7));
        _time.Advance(TimeSpan.FromSeconds(3));

        var step = Apply(progress, Sample.Trial(0, TrialState.Running, null, null, 0.5, 0.7, 0.6));

        Assert.Equal(new RunningTrial(0, 3, 10, 0.6, 0.7, TimeSpan.FromSeconds(21)), Assert.Single(step.State.Running));
        Assert.Empty(step.Finished);
    }

    [Fact]
    public void A_trial_that_goes_on_from_a_checkpoint_is_paced_by_what_was_seen_here()
    {
        var progress = Progress(target: 20, epochs: 10);
        Apply(progress, Sample.Trial(0, TrialState.Running, null, null, 0.1, 0.2, 0.3, 0.4));
        _time.Advance(TimeSpan.FromSeconds(5));

        var step = Apply(progress, Sample.Trial(0, TrialState.Running, null, null, 0.1, 0.2, 0.3, 0.4, 0.5));

        Assert.Equal(TimeSpan.FromSeconds(25), Assert.Single(step.State.Running).Left);
    }

    [Fact]
    public void Before_anything_was_seen_no_time_is_promised()
    {
        var step = Apply(Progress(target: 20, epochs: 10), Sample.Trial(0, TrialState.Running));

        Assert.Null(step.State.Left);
        Assert.Equal(new RunningTrial(0, 0, 10, null, null, null), Assert.Single(step.State.Running));
    }

    [Fact]
    public void The_studys_time_counts_trials_not_begun_as_the_average_of_those_finished()
    {
        var progress = Progress(target: 4, epochs: 10);
        Apply(progress, Sample.Trial(0, TrialState.Running));
        _time.Advance(TimeSpan.FromSeconds(4));
        Apply(progress, Sample.Trial(0, TrialState.Pruned, 0.4, null, 0.1, 0.2, 0.3, 0.4));

        var step = Apply(progress, Sample.Trial(1, TrialState.Running));

        // One epoch a second: 10 epochs of trial 1, and 4 (as trial 0 took) for each of the two that are not there yet.
        Assert.Equal(TimeSpan.FromSeconds(10 + 4 + 4), step.State.Left);
    }

    [Fact]
    public void A_finished_trial_is_told_once_and_no_more_when_it_was_there_before()
    {
        var progress = Progress(target: 3, epochs: 10);
        var old = Sample.Trial(0, TrialState.Complete, 0.5);
        progress.Begin([old]);

        var first = Apply(progress, old, Sample.Trial(2, TrialState.Fail, null, "x"), Sample.Trial(1, TrialState.Complete, 0.9));
        var second = Apply(progress, Sample.Trial(1, TrialState.Complete, 0.9));

        Assert.Equal([1, 2], first.Finished.Select(t => t.Number));
        Assert.Empty(second.Finished);
        Assert.Equal(3, second.State.Finished);
        Assert.Equal((0.9, 1), (second.State.BestValue, second.State.BestNumber));
        Assert.Equal(TimeSpan.Zero, second.State.Left);
    }

    [Fact]
    public void Every_epoch_is_told_once_with_the_best_until_then_and_none_that_was_there_before()
    {
        var progress = Progress(target: 3, epochs: 10);
        progress.Begin([Sample.Trial(0, TrialState.Waiting, null, null, 0.4, 0.6)]);

        var first = Apply(progress, Sample.Trial(0, TrialState.Running, null, null, 0.4, 0.6, 0.5, 0.7));
        var again = Apply(progress, Sample.Trial(0, TrialState.Running, null, null, 0.4, 0.6, 0.5));
        var second = Apply(progress, Sample.Trial(0, TrialState.Complete, 0.7, null, 0.4, 0.6, 0.5, 0.7, 0.65));

        Assert.Equal([new(0, 3, 10, 0.5, 0.6, null), new(0, 4, 10, 0.7, 0.7, null)], first.Epochs);
        Assert.Empty(again.Epochs);
        Assert.Equal([new(0, 5, 10, 0.65, 0.7, null)], second.Epochs);
    }

    [Fact]
    public void A_trial_that_is_handed_back_is_at_work_no_more()
    {
        var progress = Progress(target: 3, epochs: 10);
        Apply(progress, Sample.Trial(0, TrialState.Running, null, null, 0.5));

        Assert.Empty(Apply(progress, Sample.Trial(0, TrialState.Waiting, null, null, 0.5)).State.Running);
    }

    [Fact]
    public void A_value_that_is_no_number_is_shown_and_is_never_the_best()
    {
        var step = Apply(Progress(target: 3, epochs: 10), Sample.Trial(0, TrialState.Running, null, null, 0.5, double.NaN));

        var trial = Assert.Single(step.State.Running);
        Assert.Equal((double.NaN, 0.5), (trial.Value!.Value, trial.Best!.Value));
    }

    private StudyProgress Progress(int target, int epochs) => new("s", StudyDirection.Maximize, target, epochs, _time);

    private ProgressStep Apply(StudyProgress progress, params FrozenTrial[] changed)
    {
        foreach (var trial in changed)
        {
            _trials[trial.Number] = trial;
        }

        var best = _trials.Values.Where(t => t.State == TrialState.Complete).MaxBy(t => t.Value);
        return progress.Apply(Sample.Study([.. _trials.Values], best), changed);
    }
}
