using HarOrleans.Contracts;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Model;

public sealed class CurvesTests
{
    [Fact]
    public void History_shows_complete_trials_only_and_the_best_so_far_by_direction()
    {
        var history = new HistoryCurve(StudyDirection.Minimize);

        var blocks = history.Apply([Some.Trial(0, TrialState.Complete, 5), Some.Trial(1, TrialState.Pruned, 1), Some.Trial(2, TrialState.Running), Some.Trial(3, TrialState.Fail), Some.Trial(4, TrialState.Complete, 7)]);

        Assert.Equal([new ChartPoint(0, 5), new ChartPoint(4, 7)], blocks[0].Points);
        Assert.Equal([new ChartPoint(0, 5), new ChartPoint(4, 5)], blocks[1].Points);
    }

    [Fact]
    public void A_trial_that_finishes_late_moves_only_the_bests_after_it()
    {
        var history = new HistoryCurve(StudyDirection.Maximize);
        history.Apply([Some.Trial(0, TrialState.Complete, 1), Some.Trial(2, TrialState.Complete, 2), Some.Trial(3, TrialState.Complete, 9)]);

        var blocks = history.Apply([Some.Trial(1, TrialState.Complete, 5)]);

        Assert.Equal([new ChartPoint(1, 5)], blocks[0].Points);
        Assert.Equal([new ChartPoint(1, 5), new ChartPoint(2, 5)], blocks[1].Points);
        Assert.Equal([1, 5, 5, 9], history.Whole()[1].Points.Select(point => point.Value));
        Assert.Empty(history.Apply([Some.Trial(1, TrialState.Complete, 5)]));
    }

    [Fact]
    public void A_history_that_begins_thinned_goes_on_with_what_changes()
    {
        var history = new HistoryCurve(StudyDirection.Minimize);
        history.Begin(new ValueHistory { Points = [new(0, 9), new(40, 3), new(99, 5)] });

        var blocks = history.Apply([Some.Trial(99, TrialState.Complete, 5), Some.Trial(100, TrialState.Complete, 4), Some.Trial(101, TrialState.Complete, 2)]);

        Assert.Equal([new ChartPoint(100, 4), new ChartPoint(101, 2)], blocks[0].Points);
        Assert.Equal([new ChartPoint(100, 3), new ChartPoint(101, 2)], blocks[1].Points);
        Assert.Equal([9, 3, 3, 3, 2], history.Whole()[1].Points.Select(point => point.Value));
    }

    [Fact]
    public void Intermediates_grow_by_what_is_new()
    {
        var curves = new IntermediateCurves();
        curves.Apply([Some.Trial(3, TrialState.Running, null, null, 0.1, 0.2)], null);

        var block = Assert.Single(curves.Apply([Some.Trial(3, TrialState.Running, null, null, 0.1, 0.2, 0.3)], null));

        Assert.Equal([new ChartPoint(3, 0.3)], block.Points);
        Assert.False(block.Reset);
    }

    [Fact]
    public void An_attempt_that_begins_again_is_drawn_anew()
    {
        var curves = new IntermediateCurves();
        curves.Apply([Some.Trial(3, TrialState.Running, null, null, 0.1, 0.2)], null);

        var block = Assert.Single(curves.Apply([Some.Trial(3, TrialState.Running, null, null, 0.15)], null));

        Assert.True(block.Reset);
        Assert.Equal([new ChartPoint(1, 0.15)], block.Points);
    }

    [Fact]
    public void However_many_trials_there_are_twenty_curves_stand_the_best_and_the_latest()
    {
        var curves = new IntermediateCurves();
        var trials = Enumerable.Range(0, 200).Select(number => Some.Trial(number, TrialState.Complete, number, null, 0.5)).ToArray();

        curves.Apply(trials, trials[42]);

        var whole = curves.Whole();
        Assert.Equal(IntermediateCurves.MostCurves, whole.Count);
        Assert.Equal(Enumerable.Range(181, 19).Select(number => $"Trial {number}").Append("Best: trial 42").Order(), whole.Select(block => block.Label!.Text).Order());
        Assert.Equal(Enumerable.Range(0, IntermediateCurves.MostCurves), whole.Select(block => block.Series));
    }

    [Fact]
    public void The_best_trial_stands_once_and_the_one_before_it_is_a_trial_like_others_again()
    {
        var curves = new IntermediateCurves();
        var (first, second) = (Some.Trial(0, TrialState.Complete, 0.5, null, 0.5), Some.Trial(1, TrialState.Complete, 0.6, null, 0.6));
        curves.Apply([first], first);

        var blocks = curves.Apply([second], second);

        Assert.Equal(["Best: trial 1", "Trial 0"], blocks.Select(block => block.Label!.Text));
        Assert.Empty(blocks[1].Points);
        Assert.False(blocks[1].Reset);
        Assert.Equal(["Trial 0", "Best: trial 1"], curves.Whole().Select(block => block.Label!.Text));
        Assert.Empty(curves.Apply([second], second));
    }

    [Fact]
    public void A_best_trial_that_is_older_than_all_that_stand_takes_the_place_of_the_earliest()
    {
        var curves = new IntermediateCurves();
        curves.Apply(Enumerable.Range(10, 20).Select(number => Some.Trial(number, TrialState.Complete, number, null, 0.5)), null);

        var block = Assert.Single(curves.Apply([], Some.Trial(3, TrialState.Complete, 99, null, 0.9)));

        Assert.True(block.Reset);
        Assert.DoesNotContain("Trial 10", curves.Whole().Select(one => one.Label!.Text));
        Assert.Empty(curves.Apply([Some.Trial(4, TrialState.Complete, 1, null, 0.1)], Some.Trial(3, TrialState.Complete, 99, null, 0.9)));
    }

    [Fact]
    public void A_pruned_trial_looks_pruned_and_says_so()
    {
        var curves = new IntermediateCurves();
        curves.Apply([Some.Trial(3, TrialState.Running, null, null, 0.1)], null);

        var label = Assert.Single(curves.Apply([Some.Trial(3, TrialState.Pruned, 0.1, "late", 0.1)], null)).Label;

        Assert.Equal(new ChartLabel("Trial 3, pruned", ChartStyle.Muted), label);
    }
}
