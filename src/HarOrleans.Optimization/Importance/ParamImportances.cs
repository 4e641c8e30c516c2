using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>How much each parameter of a study matters for its objective.</summary>
public static class ParamImportances
{
    /// <summary>
    /// The importances, the largest first, of equals by name. Equal ones where the trials say nothing: fewer than two that are complete, or all alike. Empty without a
    /// complete trial.
    /// </summary>
    /// <param name="trials">The study's trials in any state; COMPLETE ones with a finite value count.</param>
    /// <param name="direction">Which values are better.</param>
    /// <param name="method">How it is reckoned.</param>
    /// <param name="seed">Of fANOVA's forest; PED-ANOVA draws nothing.</param>
    public static IReadOnlyList<ParamImportance> Of(
        IEnumerable<FrozenTrial> trials, StudyDirection direction, ImportanceMethod method = ImportanceMethod.PedAnova, ulong seed = 0)
    {
        var complete = trials.Where(trial => trial is { State: TrialState.Complete, Value: { } value } && double.IsFinite(value)).ToList();
        var sign = direction == StudyDirection.Maximize ? -1 : 1;
        var losses = complete.ConvertAll(trial => sign * trial.Value!.Value);
        var found = complete.Count == 0 ? [] : method switch
        {
            ImportanceMethod.PedAnova => new PedAnova(complete, losses).OfEach(),
            ImportanceMethod.PedAnovaShared => new PedAnova(complete, losses).OfShared(),
            _ => Fanova.Of(complete, losses, seed),
        };
        var sum = found.Values.Sum();
        return
        [
            .. found.Select(pair => new ParamImportance(pair.Key, sum > 0 ? pair.Value / sum : 1.0 / found.Count))
                .OrderByDescending(param => param.Importance).ThenBy(param => param.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The importances for one of several objectives.</summary>
    /// <param name="trials">The study's trials in any state; COMPLETE ones with a finite value of the objective count.</param>
    /// <param name="directions">Which values are better, of each objective.</param>
    /// <param name="objective">Which objective, from 0.</param>
    /// <param name="method">How it is reckoned.</param>
    public static IReadOnlyList<ParamImportance> OfObjective(IEnumerable<FrozenTrial> trials, IReadOnlyList<StudyDirection> directions, int objective, ImportanceMethod method)
    {
        ArgumentNullException.ThrowIfNull(directions);
        var known = trials.Where(trial => trial is { State: TrialState.Complete, Values: { } values } && objective < values.Count);
        return Of(directions.Count == 1 ? known : known.Select(trial => trial with { Values = [trial.Values![objective]] }), directions[objective], method);
    }

    /// <summary>Everything that is wrong with a question about importances; empty where nothing is.</summary>
    public static IReadOnlyList<string> Errors(ImportanceMethod method, int objective, int objectives) =>
    [
        .. Enum.IsDefined(method) ? Array.Empty<string>() : [$"method = {method}: must be one of {string.Join(", ", Enum.GetNames<ImportanceMethod>())}."],
        .. objective >= 0 && objective < objectives
            ? Array.Empty<string>()
            : [FormattableString.Invariant($"objective = {objective}: the study has {objectives}; give a number from 0 to {objectives - 1}.")],
    ];

    /// <summary>Parameters that every trial has, with the distribution of the last; those drawn from different kinds are left out.</summary>
    internal static IReadOnlyList<SearchParameter> Shared(IReadOnlyList<FrozenTrial> complete) =>
    [
        .. complete[^1].Distributions.Where(pair => complete.All(trial => trial.Distributions.TryGetValue(pair.Key, out var other) && other == pair.Value && trial.Params.ContainsKey(pair.Key)))
            .Select(pair => new SearchParameter(pair.Key, pair.Value)).OrderBy(parameter => parameter.Name, StringComparer.Ordinal),
    ];
}
