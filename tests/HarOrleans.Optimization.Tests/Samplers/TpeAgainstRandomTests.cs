using HarOrleans.Benchmarks;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class TpeAgainstRandomTests(ITestOutputHelper output)
{
    [Fact]
    public void Over_20_seeds_of_50_trials_tpe_finds_better_values_than_random()
    {
        var tpe = BestOfSeeds(SamplerNames.Tpe);
        var random = BestOfSeeds(SamplerNames.Random);
        var (u, p) = MannWhitney.Greater(tpe, random);
        output.WriteLine(FormattableString.Invariant(
            $"best of 50, median over 20 seeds: tpe {tpe.Order().ElementAt(10):F5}, random {random.Order().ElementAt(10):F5}; U = {u}, p = {p:E2}"));
        Assert.True(p < 0.01, FormattableString.Invariant($"p = {p}, U = {u}"));
    }

    private static List<double> BestOfSeeds(string name) =>
    [
        .. Enumerable.Range(0, 20).Select(seed => new SimulatedStudy(
                Built.Sampler(name), HarProblem.Space, StudyDirection.Maximize, seed, StudySpec.DefaultWindow)
            .Run(50, HarProblem.Accuracy)
            .Max(trial => trial.Value!.Value)),
    ];
}
