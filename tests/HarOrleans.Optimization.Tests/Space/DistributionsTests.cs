using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class DistributionsTests
{
    private static readonly CategoricalDistribution Mixed = new([ParamValue.Of(true), ParamValue.Of(1), ParamValue.Of(1.0), ParamValue.Null, ParamValue.Of("1")]);

    [Fact]
    public void Choices_of_different_kinds_stay_apart()
    {
        Assert.Equal([0.0, 1, 2, 3, 4], Mixed.Choices.Select(choice => Distributions.ToNumber(Mixed, choice)));
        Assert.Equal(Mixed.Choices, Enumerable.Range(0, 5).Select(index => Distributions.Nearest(Mixed, index)));
        Assert.Throws<ArgumentException>(() => Distributions.ToNumber(Mixed, ParamValue.Of(2)));
        Assert.False(Distributions.Contains(Mixed, ParamValue.Of(false)));
    }

    [Fact]
    public void A_stepped_float_has_the_decimal_values_that_people_expect()
    {
        var grid = new FloatDistribution(0, 0.5, Step: 0.1);
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5], Enumerable.Range(0, 6).Select(index => Distributions.Nearest(grid, index / 10.0).AsDouble()));
        Assert.Equal(0.3, Distributions.Nearest(grid, 0.34).AsDouble());
        Assert.True(Distributions.Contains(grid, ParamValue.Of(0.1 + 0.2)));
        Assert.False(Distributions.Contains(grid, ParamValue.Of(0.35)));
        Assert.False(Distributions.Contains(grid, ParamValue.Of(0.6)));
    }

    [Fact]
    public void A_grid_ends_at_its_last_step_below_the_upper_bound()
    {
        Assert.Equal(0.9, Distributions.Nearest(new FloatDistribution(0, 1, Step: 0.3), 5).AsDouble());
        Assert.Equal(10, Distributions.Nearest(new IntDistribution(1, 12, Step: 3), 99).AsInt());
        Assert.False(Distributions.Contains(new IntDistribution(1, 12, Step: 3), ParamValue.Of(12)));
    }

    [Theory]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(1.4, 1)]
    [InlineData(1.6, 2)]
    [InlineData(double.PositiveInfinity, 3)]
    public void The_nearest_member_is_inside(double number, long expected) =>
        Assert.Equal(ParamValue.Of(expected), Distributions.Nearest(new IntDistribution(1, 3), number));

    [Fact]
    public void The_widest_ints_do_not_overflow()
    {
        var all = new IntDistribution(long.MinValue, long.MaxValue);
        Assert.Equal(long.MinValue, Distributions.Nearest(all, double.NegativeInfinity).AsInt());
        Assert.Equal(long.MaxValue, Distributions.Nearest(all, double.PositiveInfinity).AsInt());
        Assert.True(Distributions.Contains(all, ParamValue.Of(0)));
    }

    [Fact]
    public void Kinds_are_not_converted()
    {
        Assert.False(Distributions.Contains(new FloatDistribution(0, 2), ParamValue.Of(1)));
        Assert.False(Distributions.Contains(new IntDistribution(0, 2), ParamValue.Of(1.0)));
        Assert.False(Distributions.Contains(new FloatDistribution(0, 2), ParamValue.Of(double.NaN)));
    }

    [Fact]
    public void Only_one_possible_value_is_seen_as_such()
    {
        Assert.True(Distributions.IsSingle(new FloatDistribution(1, 1)));
        Assert.True(Distributions.IsSingle(new FloatDistribution(1, 1.5, Step: 1)));
        Assert.True(Distributions.IsSingle(new IntDistribution(1, 2, Step: 2)));
        Assert.True(Distributions.IsSingle(new CategoricalDistribution([ParamValue.Null])));
        Assert.False(Distributions.IsSingle(new IntDistribution(1, 2)));
    }

    [Fact]
    public void Random_draws_of_a_grid_are_even_and_of_a_log_scale_even_in_the_logarithm()
    {
        var random = new NumpyRandom(3u);
        var grid = Enumerable.Range(0, 30_000).Select(_ => RandomSampler.Draw(new IntDistribution(1, 3), random).AsInt()).CountBy(x => x).ToList();
        Assert.Equal(3, grid.Count);
        Assert.All(grid, pair => Assert.InRange(pair.Value, 9_700, 10_300));
        var log = Enumerable.Range(0, 30_000).Count(_ => RandomSampler.Draw(new FloatDistribution(1e-6, 1e-2, Log: true), random).AsDouble() < 1e-4);
        Assert.InRange(log, 14_600, 15_400);
    }
}
