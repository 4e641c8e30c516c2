using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Gives a trial up where it is worse than the best trial, step by step, by Wilcoxon's signed-rank test, unless its average is at least as good. For objectives
/// that average over instances, each a step. A trial whose reports are not all finite goes on. As Optuna's WilcoxonPruner.
/// </summary>
internal sealed class WilcoxonPruner(WilcoxonPrunerOptions options) : INamedPruner
{
    public static string Name => WilcoxonPrunerConstants.Name;

    public static IPruner Create(PluginArguments arguments) => new WilcoxonPruner(WilcoxonPrunerArguments.Read(arguments));

    public string? Prune(PrunerContext context)
    {
        var own = context.Trial.Intermediates;
        if (own.Count == 0 || BestTrial.Of(context.Finished, context.Direction) is not { Intermediates: { Count: > 0 } others } best
            || !own.Concat(others).All(value => double.IsFinite(value.Value)))
        {
            return null;
        }

        var byStep = others.ToDictionary(value => value.Step, value => value.Value);
        var maximize = context.Direction == StudyDirection.Maximize;
        var differences = own.Where(value => byStep.ContainsKey(value.Step)).Select(value => maximize ? byStep[value.Step] - value.Value : value.Value - byStep[value.Step]).ToList();
        if (differences.Count < Math.Max(2, options.StartupSteps) || !BestTrial.IsBetter(Average(others), Average(own), context.Direction))
        {
            return null;
        }

        var p = SignedRank.Greater(differences);
        return p < options.PThreshold
            ? FormattableString.Invariant($"Worse than trial {best.Number} on {differences.Count} common steps (signed-rank p = {p:G3}).")
            : null;
    }

    private static double Average(IReadOnlyList<IntermediateValue> values) => values.Sum(value => value.Value) / values.Count;
}
