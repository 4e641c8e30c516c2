namespace HarOrleans.Training.Tests;

public sealed class SubjectIntervalTests
{
    [Fact]
    public void Equal_people_leave_the_interval_of_independent_windows()
    {
        // Wilson's interval for 90 of 100, e.g. scipy.stats.binomtest(90, 100).proportion_ci(method="wilson").
        var (low, high) = SubjectInterval.Of([new(1, 50, 45), new(2, 50, 45)]);
        Assert.Equal(0.8256343, low, 1e-6);
        Assert.Equal(0.9447709, high, 1e-6);
    }

    [Fact]
    public void People_that_differ_widen_it_by_students_t()
    {
        // By hand: shares 0.8, 0.9, 1.0 of 100 windows each: p = 0.9, squares 200, error = sqrt(200 * 3 / 2) / 300 = 0.0577350, t(2) = 4.3026527.
        var (low, high) = SubjectInterval.Of([new(1, 100, 80), new(2, 100, 90), new(3, 100, 100)]);
        Assert.Equal(0.9 - (4.3026527 * 0.0577350), low, 1e-6);
        Assert.Equal(1, high);
    }

    [Fact]
    public void One_person_has_the_interval_of_independent_windows()
    {
        var (low, high) = SubjectInterval.Of([new(7, 100, 90)]);
        Assert.Equal(0.8256343, low, 1e-6);
        Assert.Equal(0.9447709, high, 1e-6);
    }

    [Fact]
    public void A_perfect_score_is_still_uncertain()
    {
        var (low, high) = SubjectInterval.Of([new(1, 10, 10), new(2, 10, 10)]);
        Assert.Equal(1, high);
        Assert.InRange(low, 0.8, 0.9);
    }

    [Fact]
    public void Nobody_has_no_interval() => Assert.Throws<ArgumentException>(() => SubjectInterval.Of([]));
}
