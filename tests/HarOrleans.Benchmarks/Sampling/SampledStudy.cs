using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Benchmarks;

/// <summary>A study that a sampler of the product makes, one trial after the other, each seeing all before it.</summary>
internal static class SampledStudy
{
    internal static IReadOnlyList<double> BestOfSeeds(TestFunction function, string sampler, int seeds, int trials) =>
        [.. Enumerable.Range(0, seeds).Select(seed => Best(function, Sampler(sampler), seed, trials))];

    /// <summary>With the product's own defaults.</summary>
    internal static ISampler Sampler(string name) => name switch
    {
        "random" => new RandomSampler(),
        "tpe" => new TpeSampler(new()),
        _ => new TpeSampler(new() { Multivariate = false }),
    };

    /// <summary>Trials that were drawn at random.</summary>
    internal static List<FrozenTrial> Random(TestFunction function, int trials)
    {
        var sampler = Sampler("random");
        return [.. Enumerable.Range(0, trials).Select(number => Finished(function, number, sampler.Sample(new(number, 1, function.Space, StudyDirection.Minimize, []))))];
    }

    internal static FrozenTrial Finished(TestFunction function, int number, IReadOnlyDictionary<string, ParamValue> values) => new()
    {
        TrialId = number + 1,
        StudyId = 1,
        Number = number,
        State = TrialState.Complete,
        Value = function.Value(values),
        Params = values,
        RunId = number.ToString("x32", CultureInfo.InvariantCulture),
    };

    private static double Best(TestFunction function, ISampler sampler, int seed, int trials)
    {
        List<FrozenTrial> finished = [];
        while (finished.Count < trials)
        {
            finished.Add(Finished(function, finished.Count, sampler.Sample(new(finished.Count, seed, function.Space, StudyDirection.Minimize, finished))));
        }

        return finished.Min(trial => trial.Value!.Value);
    }
}
