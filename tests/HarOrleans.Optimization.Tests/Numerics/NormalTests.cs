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
        Assert.Equal(Normal.LogMass(-9, -8), Normal.LogMass(8, 9));
        Assert.True(double.IsFinite(Normal.LogMass(40, 41)));
        Assert.Equal(double.NegativeInfinity, Normal.LogMass(3, 3));
    }

    [Theory]
    [InlineData(-38.0)]
    [InlineData(-20.5)]
    [InlineData(-19.5)]
    [InlineData(-3.0)]
    [InlineData(0.25)]
    [InlineData(5.0)]
    public void The_inverse_undoes_the_cumulative_distribution(double x) => Assert.Equal(x, Normal.InverseLogCdf(Normal.LogCdf(x)), 1e-8);

    [Fact]
    public void Newtons_method_begins_where_one_step_ends_it()
    {
        for (var x = -37.0; x < 2.3; x += 0.01)
        {
            Assert.InRange(NormalQuantile.Near(Normal.LogCdf(x)), x - (2e-8 * Math.Abs(x)) - 1e-9, x + (2e-8 * Math.Abs(x)) + 1e-9);
        }
    }

    [Theory]
    [InlineData(-1.0, 2.0)]
    [InlineData(4.0, 9.0)]
    [InlineData(-60.0, 0.5)]
    public void A_quantile_lies_in_its_stretch_and_halves_its_mass(double from, double to)
    {
        var middle = Normal.TruncatedQuantile(0.5, from, to);
        Assert.InRange(middle, from, to);
        Assert.Equal(Normal.LogMass(from, to) - Math.Log(2), Normal.LogMass(from, middle), 1e-9);
        Assert.Equal(from, Normal.TruncatedQuantile(0, from, to));
    }
}
