using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData("random")]
    [InlineData("tpe")]
    public void The_same_seed_gives_the_same_trials_at_every_parallelism_and_in_every_order_of_finishing(string name)
    {
        var first = Run(name, seed: 7, parallel: 1, order: null);
        Assert.Equal(first, Run(name, seed: 7, parallel: 1, order: null));
        Assert.Equal(first, Run(name, seed: 7, parallel: 2, order: new Random(1)));
        Assert.Equal(first, Run(name, seed: 7, parallel: 4, order: new Random(2)));
        Assert.NotEqual(first, Run(name, seed: 8, parallel: 1, order: null));
    }

    [Fact]
    public void Tpe_looks_at_what_has_finished()
    {
        var tpe = Run("tpe", seed: 7, parallel: 1, order: null);
        var random = Run("random", seed: 7, parallel: 1, order: null);
        Assert.Equal(random.Take(9), tpe.Take(9));
        Assert.NotEqual(random.Skip(9), tpe.Skip(9));
    }

    private static List<string> Run(string name, long seed, int parallel, Random? order)
    {
        var sampler = Built.Sampler(name);
        return
        [
            .. new SimulatedStudy(sampler, HarProblem.Space, StudyDirection.Maximize, seed, window: 4).Run(30, HarProblem.Accuracy, parallel, order)
                .Select(trial => string.Join(" ", trial.Params.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))),
        ];
    }
}
