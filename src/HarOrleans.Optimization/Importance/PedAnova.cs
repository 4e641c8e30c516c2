using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// PED-ANOVA (Watanabe, Bansal and Hutter 2023): a parameter matters as much as its density among the best tenth of trials differs from that among all, by the
/// Pearson divergence of two kernel estimates on a grid.
/// </summary>
internal sealed class PedAnova(IReadOnlyList<FrozenTrial> complete, IReadOnlyList<double> losses)
{
    private const double Quantile = 0.1;
    private const int LeastTop = 2;
    private const double Tiny = 1e-12;

    /// <summary>Optuna 5.0's: a parameter's trials are told apart by their distribution, and each such regime is weighed by how much likelier the best trials are in it.</summary>
    internal Dictionary<string, double> OfEach()
    {
        var names = complete.SelectMany(trial => trial.Distributions.Keys).Distinct(StringComparer.Ordinal);
        var top = complete.Count < 2 ? [] : Top(1);
        return names.ToDictionary(name => name, name => top.Count == 0 ? 0 : Regimes(name).Sum(regime => Share(name, regime.Key!, [.. regime], top)), StringComparer.Ordinal);
    }

    /// <summary>Optuna 4.9's: only parameters that all trials share.</summary>
    internal Dictionary<string, double> OfShared()
    {
        var top = complete.Count <= LeastTop ? [] : Top(LeastTop);
        return ParamImportances.Shared(complete).ToDictionary(
            parameter => parameter.Name,
            parameter => top.Count == 0 || Distributions.IsSingle(parameter.Distribution) ? 0 : Divergence(parameter.Name, parameter.Distribution, [.. complete.Where(top.Contains)], complete),
            StringComparer.Ordinal);
    }

    /// <summary>Trials by the distribution that the parameter was drawn from; a single one says nothing.</summary>
    private IEnumerable<IGrouping<Distribution?, FrozenTrial>> Regimes(string name) =>
        complete.GroupBy(trial => trial.Distributions.GetValueOrDefault(name)).Where(regime => regime.Key is { } of && regime.Count() > 1 && !Distributions.IsSingle(of));

    private double Share(string name, Distribution distribution, List<FrozenTrial> regime, HashSet<FrozenTrial> top)
    {
        var best = regime.FindAll(top.Contains);
        var (ofTop, ofAll) = ((double)best.Count / top.Count, (double)regime.Count / complete.Count);
        return best.Count == 0 ? 0 : ofTop * ofTop / ofAll * Divergence(name, distribution, best, regime);
    }

    /// <summary>The best tenth, rounded up, and all that are as good.</summary>
    private HashSet<FrozenTrial> Top(int least)
    {
        var worst = losses.Order().ElementAt(Math.Min(complete.Count, Math.Max(least, (int)Math.Ceiling(Quantile * complete.Count))) - 1);
        return [.. complete.Where((_, index) => losses[index] <= worst)];
    }

    private static double Divergence(string name, Distribution distribution, IReadOnlyList<FrozenTrial> top, IReadOnlyList<FrozenTrial> all)
    {
        var best = GridDensity.Of(distribution, top.Select(trial => trial.Params[name]));
        var usual = GridDensity.Of(distribution, all.Select(trial => trial.Params[name]));
        return best.Zip(usual, (p, q) => (p + Tiny, q + Tiny)).Sum(pair => pair.Item2 * Math.Pow((pair.Item1 / pair.Item2) - 1, 2));
    }
}
