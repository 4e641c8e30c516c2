using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class OptunaDistributionJsonTests
{
    /// <summary>Texts as Optuna 5.0 writes them.</summary>
    public static TheoryData<string, Distribution> Texts => new()
    {
        { """{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}""", new FloatDistribution(1e-5, 0.1, Log: true) },
        { """{"name": "FloatDistribution", "attributes": {"step": 0.1, "low": 0.0, "high": 0.9, "log": false}}""", new FloatDistribution(0, 0.9, Step: 0.1) },
        { """{"name": "FloatDistribution", "attributes": {"step": null, "low": -2.5e+20, "high": 1e+16, "log": false}}""", new FloatDistribution(-2.5e20, 1e16) },
        { """{"name": "IntDistribution", "attributes": {"log": false, "step": 2, "low": 1, "high": 9}}""", new IntDistribution(1, 9, Step: 2) },
        { """{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 1, "high": 64}}""", new IntDistribution(1, 64, Log: true) },
        {
            """{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 1, 1.0, "relu", "NaN", NaN, -Infinity]}}""",
            new CategoricalDistribution(
                [ParamValue.Null, ParamValue.Of(true), ParamValue.Of(1), ParamValue.Of(1.0), ParamValue.Of("relu"), ParamValue.Of("NaN"), ParamValue.Of(double.NaN), ParamValue.Of(double.NegativeInfinity)])
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Optunas_form_is_read_and_written_to_the_letter(string json, Distribution distribution)
    {
        Assert.Equal(distribution, OptunaDistributionJson.Read(json));
        Assert.Equal(json, OptunaDistributionJson.Write(distribution));
    }

    [Theory]
    [InlineData("""{"name": "UniformDistribution", "attributes": {"low": 0.0, "high": 1.0}}""", "float 0..1")]
    [InlineData("""{"name": "LogUniformDistribution", "attributes": {"low": 0.001, "high": 1.0}}""", "float 0.001..1 log")]
    [InlineData("""{"name": "DiscreteUniformDistribution", "attributes": {"low": 0.0, "high": 1.0, "q": 0.25}}""", "float 0..1 step 0.25")]
    [InlineData("""{"name": "IntUniformDistribution", "attributes": {"low": 1, "high": 5}}""", "int 1..5")]
    [InlineData("""{"name": "IntUniformDistribution", "attributes": {"low": 1, "high": 5, "step": 2}}""", "int 1..5 step 2")]
    [InlineData("""{"name": "IntLogUniformDistribution", "attributes": {"low": 1, "high": 8, "step": 1}}""", "int 1..8 log")]
    public void The_names_of_old_are_read(string json, string described) => Assert.Equal(described, Distributions.Describe(OptunaDistributionJson.Read(json)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"name": "FloatDistribution"}""")]
    [InlineData("""{"name": "BetaDistribution", "attributes": {}}""")]
    [InlineData("""{"name": "FloatDistribution", "attributes": {"step": null, "low": 2.0, "high": 1.0, "log": false}}""")]
    [InlineData("""{"name": "CategoricalDistribution", "attributes": {"choices": [[1]]}}""")]
    [InlineData("""{"name": "CategoricalDistribution", "attributes": {"choices": []}}""")]
    public void Anything_else_is_refused(string json) => Assert.Throws<FormatException>(() => OptunaDistributionJson.Read(json));

    [Fact]
    public void The_upper_bound_is_written_as_the_last_value_of_the_grid() => Assert.Equal(
        """{"name": "FloatDistribution", "attributes": {"step": 0.3, "low": 0.0, "high": 0.9, "log": false}}""", OptunaDistributionJson.Write(new FloatDistribution(0, 1, Step: 0.3)));

    [Fact]
    public void What_is_written_reads_back_the_same() => Prop.ForAll(Spaces.Valid, space => Assert.All(
        space, parameter => Assert.Equal(Distributions.WithReachedHigh(parameter.Distribution), OptunaDistributionJson.Read(OptunaDistributionJson.Write(parameter.Distribution)))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Numbers_may_change_their_bounds_within_a_study_and_choices_may_not()
    {
        Assert.Null(Distributions.WhyIncompatible(new FloatDistribution(0, 1), new FloatDistribution(-5, 9, Step: 0.5)));
        Assert.Null(Distributions.WhyIncompatible(new IntDistribution(1, 4), new IntDistribution(2, 9, Step: 3)));
        Assert.Equal("log must stay false", Distributions.WhyIncompatible(new FloatDistribution(1, 2), new FloatDistribution(1, 2, Log: true)));
        Assert.Equal("it must stay int 1..4, but is float 1..4", Distributions.WhyIncompatible(new IntDistribution(1, 4), new FloatDistribution(1, 4)));
        var (ab, ba) = (new CategoricalDistribution([ParamValue.Of("a"), ParamValue.Of("b")]), new CategoricalDistribution([ParamValue.Of("b"), ParamValue.Of("a")]));
        Assert.Null(Distributions.WhyIncompatible(ab, new CategoricalDistribution([.. ab.Choices])));
        Assert.Equal("the choices must stay one of a, b, but are one of b, a", Distributions.WhyIncompatible(ab, ba));
    }
}
