using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Functional ANOVA (Hutter, Hoos and Leyton-Brown 2014): fits a random forest of 64 trees to the trials and takes, of each tree's variance over the space, the
/// share that is left where all other parameters are averaged out; the mean over trees. Choices become a column of 0 and 1 each, as Optuna has them.
/// </summary>
internal static class Fanova
{
    private const int Trees = 64;

    internal static Dictionary<string, double> Of(IReadOnlyList<FrozenTrial> complete, IReadOnlyList<double> losses, ulong seed)
    {
        var shared = ParamImportances.Shared(complete);
        var free = shared.Where(parameter => !Distributions.IsSingle(parameter.Distribution)).ToList();
        var (columns, bounds) = (new List<int[]>(), new List<(double Low, double High)>());
        foreach (var parameter in free)
        {
            var own = parameter.Distribution switch
            {
                CategoricalDistribution choices => Enumerable.Repeat((0.0, 1.0), choices.Choices.Count).ToArray(),
                IntDistribution whole => [(whole.Low, whole.High)],
                FloatDistribution real => [(real.Low, real.High)],
                _ => [],
            };
            columns.Add([.. Enumerable.Range(bounds.Count, own.Length)]);
            bounds.AddRange(own);
        }

        var rows = complete.Select(trial => free.SelectMany(parameter => Encode(parameter, trial.Params[parameter.Name])).ToArray()).ToArray();
        var random = new NumpyRandom(seed);
        var found = shared.ToDictionary(parameter => parameter.Name, _ => 0.0, StringComparer.Ordinal);
        var trees = Enumerable.Range(0, Trees).Select(_ => Grow(rows, losses, bounds, random)).Where(tree => tree.Variance > 0).ToList();
        for (var index = 0; index < free.Count && trees.Count > 0; index++)
        {
            found[free[index].Name] = trees.Average(tree => tree.MarginalVariance(columns[index]) / tree.Variance);
        }

        return found;
    }

    /// <summary>A tree on as many rows as there are, drawn with replacement.</summary>
    private static FanovaTree Grow(double[][] rows, IReadOnlyList<double> losses, List<(double Low, double High)> bounds, NumpyRandom random)
    {
        int[] drawn = [.. Enumerable.Range(0, rows.Length).Select(_ => (int)(random.NextDouble() * rows.Length))];
        return new(RegressionTree.Leaves(rows, losses, drawn, [.. bounds]), [.. bounds]);
    }

    private static IEnumerable<double> Encode(SearchParameter parameter, ParamValue value) => parameter.Distribution is CategoricalDistribution choices
        ? choices.Choices.Select(choice => choice == value ? 1.0 : 0.0)
        : [value.AsDouble()];
}
