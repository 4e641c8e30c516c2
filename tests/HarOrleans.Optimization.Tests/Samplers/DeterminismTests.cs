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

    [Fact]
    public void A_sampler_that_meets_a_long_history_at_once_draws_as_one_that_grew_with_it()
    {
        var trials = History(1500);
        var grown = Built.Sampler("tpe");
        for (var count = 0; count < trials.Count; count += 100)
        {
            grown.Sample(new(count, 9, HarProblem.Space, StudyDirection.Maximize, trials[..count]));
        }

        for (var number = trials.Count; number < trials.Count + 20; number++)
        {
            var context = new SamplerContext(number, 9, HarProblem.Space, StudyDirection.Maximize, trials);
            Assert.Equal(grown.Sample(context), Built.Sampler("tpe").Sample(context));
        }
    }

    [Theory]
    [InlineData("5.0")]
    [InlineData("4.9")]
    public void A_sampler_of_a_long_study_whose_open_trials_finish_in_any_order_draws_as_one_that_meets_its_history_at_once(string version)
    {
        var options = $"version={version} constant_liar=true";
        var random = new Random(6);
        var all = History(1600);
        var open = new SortedSet<int>(Enumerable.Range(1400, 8));
        var grown = Built.Sampler("tpe", options);
        for (var number = 1408; number < 1470; number++)
        {
            open.Remove(open.ElementAt(random.Next(open.Count)));
            var context = new SamplerContext(number, 9, HarProblem.Space, StudyDirection.Maximize, [.. all[..number].Where(x => !open.Contains(x.Number))])
            {
                Open = [.. open.Select(x => all[x] with { State = TrialState.Running, Params = all[x + 100].Params })],
            };
            Assert.Equal(Built.Sampler("tpe", options).Sample(context), grown.Sample(context));
            open.Add(number);
        }
    }

    private static List<FrozenTrial> History(int count)
    {
        var random = new Random(5);
        return
        [
            .. Enumerable.Range(0, count).Select(number => new FrozenTrial
            {
                TrialId = number + 1,
                StudyId = 1,
                Number = number,
                State = number % 7 == 0 ? TrialState.Pruned : number % 11 == 0 ? TrialState.Fail : TrialState.Complete,
                RunId = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture),
                Params = Built.Sampler("random").Sample(new(number, 3, HarProblem.Space, StudyDirection.Maximize, [])),
                Value = random.Next(40),
                Intermediates = [new(number % 5, random.Next(9))],
                Constraints = number % 13 == 0 ? new Dictionary<string, double> { ["size"] = random.Next(-3, 3) } : new(),
            }),
        ];
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
