using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class NormalTests
{
    /// <summary>Reference values to 16 digits, from an independent implementation of erfc.</summary>
    [Theory]
    [InlineData(-30.0, 4.906713927148764E-198)]
    [InlineData(-20.0, 2.7536241186063314E-89)]
    [InlineData(-10.0, 7.619853024160593E-24)]
    [InlineData(-5.0, 2.866515718791946E-07)]
    [InlineData(-3.0, 0.0013498980316300957)]
    [InlineData(-2.9, 0.0018658133003840384)]
    [InlineData(-2.8, 0.002555130330427937)]
    [InlineData(-1.0, 0.15865525393145707)]
    [InlineData(-0.1, 0.460172162722971)]
    [InlineData(0.0, 0.5)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(1.0, 0.8413447460685429)]
    [InlineData(2.8284, 0.9976609343045334)]
    [InlineData(3.0, 0.9986501019683699)]
    [InlineData(6.0, 0.9999999990134123)]
    public void The_cumulative_distribution_is_accurate_in_both_tails(double x, double expected) =>
        Assert.InRange(Normal.Cdf(x) / expected, 1 - 1e-12, 1 + 1e-12);

    [Fact]
    public void A_stretch_far_out_has_the_same_mass_on_either_side()
    {
        Assert.Equal(Normal.Mass(-9, -8), Normal.Mass(8, 9));
        Assert.True(Normal.Mass(20, 21) > 0);
        Assert.Equal(0, Normal.Mass(3, 3));
    }

    [Fact]
    public void Draws_have_mean_zero_and_deviation_one()
    {
        var random = new SeededRandom(1);
        var draws = Enumerable.Range(0, 100_000).Select(_ => Normal.Draw(random)).ToList();
        Assert.InRange(draws.Average(), -0.015, 0.015);
        Assert.InRange(draws.Average(x => x * x), 0.98, 1.02);
        Assert.InRange(draws.Count(x => x < -1) / 100_000.0, Normal.Cdf(-1) - 0.005, Normal.Cdf(-1) + 0.005);
    }

    [Fact]
    public void Whole_numbers_are_equally_likely_even_below_an_odd_bound()
    {
        var random = new SeededRandom(2);
        var counts = Enumerable.Range(0, 70_000).Select(_ => random.NextBelow(7)).CountBy(x => x).OrderBy(pair => pair.Key).ToList();
        Assert.Equal([0UL, 1, 2, 3, 4, 5, 6], counts.Select(pair => pair.Key));
        Assert.All(counts, pair => Assert.InRange(pair.Value, 9_600, 10_400));
    }
}
