using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Tests.Output;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(0.44, "0.4 s")]
    [InlineData(9.6, "10 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(630, "11 min")]
    [InlineData(3600, "1 h 0 min")]
    [InlineData(3900, "1 h 5 min")]
    [InlineData(-5, "0.0 s")]
    public void Durations_have_at_most_two_units(double seconds, string text) => Assert.Equal(text, TextFormat.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Parameters_are_short_and_have_a_decimal_point()
    {
        Assert.Equal("0.0006123", TextFormat.Param(ParamValue.Of(0.000612345)));
        Assert.Equal("1.235e-05", TextFormat.Param(ParamValue.Of(1.23456e-5)));
        Assert.Equal("1.0", TextFormat.Param(ParamValue.Of(1.0)));
        Assert.Equal("256", TextFormat.Param(ParamValue.Of(256L)));
        Assert.Equal("relu", TextFormat.Param(ParamValue.Of("relu")));
    }

    [Fact]
    public void States_are_written_as_optuna_writes_them() => Assert.Equal(
        ["WAITING", "RUNNING", "COMPLETE", "PRUNED", "FAIL"],
        Enum.GetValues<TrialState>().Select(TextFormat.State));
}
