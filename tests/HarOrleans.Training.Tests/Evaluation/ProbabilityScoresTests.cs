namespace HarOrleans.Training.Tests;

public sealed class ProbabilityScoresTests
{
    [Fact]
    public void A_class_that_never_occurs_has_no_area_and_the_plain_mean_none_either()
    {
        var scores = ProbabilityScores.Of([0.8, 0.1, 0.1, 0.3, 0.6, 0.1], 3, [0, 1]);

        Assert.Equal([1.0, 1.0, null], scores.RocAuc);
        Assert.Null(scores.RocAucMacro);
        Assert.Equal(1.0, scores.RocAucWeighted);
    }

    [Fact]
    public void Equal_scores_count_half() => Assert.Equal(0.5, RocAuc.Of([1, 1, 1, 1], [true, false, true, false]));

    [Fact]
    public void A_certain_mistake_costs_much_but_not_infinitely_much() =>
        Assert.Equal(-Math.Log(2.220446049250313e-16), ProbabilityScores.Of([1, 0], 2, [1]).LogLoss, 12);

    [Fact]
    public void The_calibration_error_is_how_far_confidence_is_from_accuracy()
    {
        Assert.Equal(0, CalibrationError.Of([1, 0, 0, 1], 2, [0, 1]), 12);
        Assert.Equal(1, CalibrationError.Of([1, 0], 2, [1]), 12);

        // Four rows at 0.75, three of them right: calibrated. Two at 0.95, one right: off by 0.45, a third of the rows.
        double[] sure = [0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.95, 0.05, 0.95, 0.05];
        Assert.Equal(0.45 / 3, CalibrationError.Of(sure, 2, [0, 0, 0, 1, 0, 1]), 12);
    }

    [Fact]
    public void Its_bins_are_those_of_a_reliability_diagram()
    {
        var bins = CalibrationError.Table([0.75, 0.25, 0.25, 0.75, 0.9, 0.1], 2, [0, 0, 0], bins: 4);

        Assert.Equal([(0, 0.25, 0), (0.25, 0.5, 0), (0.5, 0.75, 2), (0.75, 1, 1)], bins.Select(bin => (bin.Low, bin.High, bin.Rows)));
        Assert.Equal([null, null, 0.5, 1.0], bins.Select(bin => bin.Accuracy));
        Assert.Equal([null, null, 0.75, 0.9], bins.Select(bin => bin.Probability));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ProbabilityScores.Of([0.5, 0.5], 2, [0, 1]));
        Assert.Throws<ArgumentException>(() => ProbabilityScores.Of([], 2, []));
        Assert.Throws<ArgumentException>(() => RocAuc.Of([1], [true, false]));
    }
}
