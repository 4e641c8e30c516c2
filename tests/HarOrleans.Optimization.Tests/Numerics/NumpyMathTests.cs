using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class NumpyMathTests
{
    [Fact]
    public void Exp_and_log_are_within_two_units_of_the_last_place()
    {
        var random = new NumpyRandom(5u);
        for (var draw = 0; draw < 20_000; draw++)
        {
            var x = (random.NextDouble() - 0.5) * 600;
            Assert.InRange(NumpyMath.Exp(x) / Math.Exp(x), 1 - 4.5e-16, 1 + 4.5e-16);
            var y = Math.Exp(x);
            Assert.True(Math.Abs(NumpyMath.Log(y) - Math.Log(y)) <= 4.5e-16 * Math.Max(1e-3, Math.Abs(Math.Log(y))), FormattableString.Invariant($"log {y:R}"));
        }
    }

    [Fact]
    public void Where_they_leave_the_range_they_are_the_platforms()
    {
        Assert.Equal(0, NumpyMath.Exp(double.NegativeInfinity));
        Assert.Equal(1, NumpyMath.Exp(0));
        Assert.Equal(double.PositiveInfinity, NumpyMath.Exp(1000));
        Assert.Equal(double.NegativeInfinity, NumpyMath.Log(0));
        Assert.Equal(0, NumpyMath.Log(1));
        Assert.True(double.IsNaN(NumpyMath.Log(-1)));
    }
}
