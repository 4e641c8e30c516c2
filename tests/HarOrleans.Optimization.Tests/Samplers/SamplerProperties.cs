using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class SamplerProperties
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void Random_samples_lie_in_their_distributions() => Check(new RandomSampler());

    [Fact]
    public void Samples_with_a_parameter_fixed_lie_in_their_distributions() => Prop.ForAll(Spaces.Valid, Gen.Choose(0, 1000).ToArbitrary(), (space, seed) =>
    {
        var any = new RandomSampler().Sample(new(0, seed, space, StudyDirection.Minimize, []));
        var options = new PartialFixedSamplerOptions { FixedParams = any.Take(1).ToDictionary(), Sampler = new TpeSampler(new() { StartupTrials = 0 }) };
        AssertInside(space, new PartialFixedSampler(options), History(space, 5, seed), seed);
    }).Check(Config);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tpe_samples_lie_in_their_distributions_whatever_has_finished(bool multivariate) =>
        Check(new TpeSampler(new TpeSamplerOptions { StartupTrials = 0, Multivariate = multivariate }));

    [Fact]
    public void A_space_that_validation_passes_can_be_sampled_and_validation_never_throws() => Prop.ForAll(Spaces.Any, space =>
    {
        if (StudySpecs.Validate(Specs.Valid with { Space = space }).Count == 0)
        {
            AssertInside(space, new TpeSampler(new TpeSamplerOptions { StartupTrials = 0 }), History(space, 5, 1), 1);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static void Check(ISampler sampler) => Prop.ForAll(Spaces.Valid, Gen.Choose(0, 40).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (space, finished, seed) =>
    {
        Assert.Empty(StudySpecs.Validate(Specs.Valid with { Space = space }));
        AssertInside(space, sampler, History(space, finished, seed), seed);
    }).Check(Config);

    private static void AssertInside(SearchParameter[] space, ISampler sampler, List<FrozenTrial> finished, int seed)
    {
        var values = sampler.Sample(new SamplerContext(finished.Count + 4, seed, space, StudyDirection.Minimize, finished));
        Assert.Equal(space.Select(parameter => parameter.Name).Order(), values.Keys.Order());
        Assert.All(space, parameter => Assert.True(
            Distributions.Contains(parameter.Distribution, values[parameter.Name]), $"{values[parameter.Name]} is not in {Distributions.Describe(parameter.Distribution)}"));
    }

    /// <summary>Finished trials of every kind: with values, with NaN reports, without reports, failed.</summary>
    private static List<FrozenTrial> History(SearchParameter[] space, int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(number => new FrozenTrial
            {
                TrialId = number + 1,
                StudyId = 1,
                Number = number,
                State = (number % 4) switch { 1 => TrialState.Pruned, 3 when number % 3 == 0 => TrialState.Fail, _ => TrialState.Complete },
                Value = random.NextDouble(),
                RunId = new string('0', 32),
                Params = new RandomSampler().Sample(new SamplerContext(number, seed, space, StudyDirection.Minimize, [])),
                Intermediates = [.. Enumerable.Range(0, number % 3).Select(step => new IntermediateValue(step, step == 1 ? double.NaN : random.NextDouble()))],
            }),
        ];
    }
}
