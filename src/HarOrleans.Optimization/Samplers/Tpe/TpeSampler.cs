using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Tree-structured Parzen estimator (Bergstra et al. 2011): models the good trials and the others as two densities, l and g, draws candidates from l and
/// takes the one with the largest l / g.
/// </summary>
internal sealed class TpeSampler(TpeOptions options) : ISampler
{
    private readonly RandomSampler _startup = new();

    public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context)
    {
        var usable = context.Finished.Where(trial => trial.State is TrialState.Complete or TrialState.Pruned && HasAll(trial, context.Space)).ToList();
        if (usable.Count < options.StartupTrials)
        {
            return _startup.Sample(context);
        }

        var random = new SeededRandom(TrialSeeds.ForSampling(context.Seed, context.Number));
        var (below, above) = TpeSplit.Of(usable, context.Direction);
        var values = new Dictionary<string, ParamValue>(context.Space.Count, StringComparer.Ordinal);
        var free = new List<SearchParameter>();
        foreach (var parameter in context.Space)
        {
            if (Distributions.IsSingle(parameter.Distribution))
            {
                values[parameter.Name] = RandomSampler.Draw(parameter.Distribution, random);
            }
            else
            {
                free.Add(parameter);
            }
        }

        foreach (var group in options.Multivariate ? [free] : free.Select(parameter => new List<SearchParameter> { parameter }))
        {
            var good = new ParzenEstimator(group, below);
            var others = new ParzenEstimator(group, above);
            var chosen = Choose(good, others, random);
            for (var index = 0; index < group.Count; index++)
            {
                values[group[index].Name] = chosen[index];
            }
        }

        return values;
    }

    private ParamValue[] Choose(ParzenEstimator good, ParzenEstimator others, SeededRandom random)
    {
        ParamValue[]? best = null;
        var bestScore = double.NegativeInfinity;
        for (var candidate = 0; candidate < options.Candidates; candidate++)
        {
            var drawn = good.Draw(random);
            var score = good.LogDensity(drawn) - others.LogDensity(drawn);
            if (best is null || score > bestScore)
            {
                (best, bestScore) = (drawn, score);
            }
        }

        return best!;
    }

    private static bool HasAll(FrozenTrial trial, IReadOnlyList<SearchParameter> space) =>
        space.All(parameter => trial.Params.TryGetValue(parameter.Name, out var value) && Distributions.Contains(parameter.Distribution, value));
}
