using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class GridSamplerTests
{
    private static readonly SearchParameter[] Space =
        [new("lr", new FloatDistribution(0, 1)), new("layers", new IntDistribution(1, 3)), new("activation", new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Null]))];

    [Fact]
    public void Every_combination_comes_once_and_then_again_in_the_same_order()
    {
        var sampler = Built.Sampler(SamplerNames.Grid, "search_space={\"lr\":[0.1,0.5]}");
        Assert.Equal(12, sampler.TrialsInAll(Space));
        var all = Enumerable.Range(0, 12).Select(number => Sample(sampler, number, seed: 1)).ToList();
        Assert.Equal(12, all.Distinct().Count());
        Assert.Equal(all[3], Sample(sampler, 15, seed: 1));
        Assert.NotEqual(all, Enumerable.Range(0, 12).Select(number => Sample(sampler, number, seed: 2)));
    }

    [Theory]
    [InlineData(SamplerNames.Random, "")]
    [InlineData(SamplerNames.Tpe, "")]
    [InlineData(SamplerNames.Grid, "search_space={\"lr\":[0.1,0.5]}")]
    [InlineData(SamplerNames.PartialFixed, "fixed_params={\"lr\":0.25}")]
    public void Several_callers_at_a_time_get_what_one_after_the_other_gets(string name, string options)
    {
        var sampler = Built.Sampler(name, options);
        var expected = Enumerable.Range(0, 64).Select(number => Sample(Built.Sampler(name, options), number, number % 3)).ToList();
        var found = new string[64];
        Parallel.For(0, 64, number => found[number] = Sample(sampler, number, number % 3));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_parameter_without_a_finite_grid_needs_its_values_listed() => Assert.Equal(
        ["sampler.search_space.lr = (absent): float 0..1 has no finite grid; list its values."],
        Assert.Throws<InvalidSpecException>(() => Built.Sampler(SamplerNames.Grid).TrialsInAll(Space)).Errors);

    [Fact]
    public void Values_outside_the_space_are_named() => Assert.Equal(
        ["sampler.search_space.size: the study has no such parameter.", "sampler.search_space.lr = 2.5: is not in float 0..1."],
        Assert.Throws<InvalidSpecException>(() => Built.Sampler(SamplerNames.Grid, "search_space={\"lr\":[0.5,2.5],\"size\":[1]}").TrialsInAll(Space)).Errors);

    [Fact]
    public void Some_parameters_are_fixed_and_another_sampler_draws_the_others()
    {
        var sampler = Built.Sampler(SamplerNames.PartialFixed, "fixed_params={\"lr\":0.25} sampler=grid");
        Assert.Equal(6, sampler.TrialsInAll(Space));
        var all = Enumerable.Range(0, 6).Select(number => sampler.Sample(new(number, 0, Space, StudyDirection.Minimize, []))).ToList();
        Assert.All(all, values => Assert.Equal(ParamValue.Of(0.25), values["lr"]));
        Assert.Equal(6, all.Select(values => (values["layers"], values["activation"])).Distinct().Count());
        Assert.Equal(
            ["sampler.fixed_params.lr = 3: no parameter of the study can have this value."],
            Assert.Throws<InvalidSpecException>(() => Built.Sampler(SamplerNames.PartialFixed, "fixed_params={\"lr\":3}").TrialsInAll(Space)).Errors);
    }

    private static string Sample(ISampler sampler, int number, long seed) =>
        string.Join(' ', sampler.Sample(new(number, seed, Space, StudyDirection.Minimize, [])).OrderBy(pair => pair.Key, StringComparer.Ordinal));
}
