using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Trials that were made elsewhere and are added to a study.</summary>
public static class TrialTemplates
{
    /// <summary>Most trials in one call.</summary>
    public const int MostAtOnce = 2000;

    /// <summary>Everything that is wrong with templates, each error naming the template by its place, the field and the value; empty where nothing is.</summary>
    /// <param name="templates">The templates, as <see cref="Complete"/> made them.</param>
    /// <param name="objectives">How many objectives the study has.</param>
    public static IReadOnlyList<string> Errors(IReadOnlyList<FrozenTrial> templates, int objectives) =>
        templates.Count is < 1 or > MostAtOnce
            ? [FormattableString.Invariant($"trials = {templates.Count}: must be 1 to {MostAtOnce} in one call; give more in several.")]
            : [.. templates.SelectMany((template, place) => Errors(template, objectives).Select(error => FormattableString.Invariant($"trials[{place}].{error}")))];

    /// <summary>The template with what it leaves out: distributions from the study's space, times.</summary>
    public static FrozenTrial Complete(FrozenTrial template, IReadOnlyDictionary<string, Distribution> space, DateTimeOffset now)
    {
        var started = template.StartedAt ?? (template.IsFinished ? template.FinishedAt ?? now : template.State == TrialState.Running ? now : null);
        return template with
        {
            Distributions = template.Distributions.Count > 0 || template.Params.Count == 0 ? template.Distributions
                : template.Params.Count == space.Count && template.Params.Keys.All(space.ContainsKey) ? space
                : template.Params.Keys.Where(space.ContainsKey).ToDictionary(name => name, name => space[name]),
            StartedAt = started,
            FinishedAt = template.IsFinished ? template.FinishedAt ?? now : null,
            Constraints = SystemAttributes.Constraints(template.SystemAttributes),
        };
    }

    private static IEnumerable<string> Errors(FrozenTrial template, int objectives)
    {
        if (!Enum.IsDefined(template.State))
        {
            yield return $"state = {template.State}: is no state of a trial.";
        }

        var values = template.Values ?? [];
        if (template.State == TrialState.Complete && values.Count != objectives)
        {
            yield return FormattableString.Invariant($"values = [{string.Join(", ", values)}]: a COMPLETE trial has one for each of {objectives} objectives.");
        }
        else if (template.State is not (TrialState.Complete or TrialState.Pruned) && values.Count > 0)
        {
            yield return FormattableString.Invariant($"values = [{string.Join(", ", values)}]: a trial that is {template.State} has none.");
        }
        else if (values.Any(double.IsNaN))
        {
            yield return "values: NaN is no value; such a trial is FAIL.";
        }

        if (template.FinishedAt < template.StartedAt)
        {
            yield return FormattableString.Invariant($"finished_at = {template.FinishedAt:O}: is before started_at = {template.StartedAt:O}.");
        }

        foreach (var name in template.Params.Keys.Union(template.Distributions.Keys))
        {
            var (has, drawn) = (template.Params.TryGetValue(name, out var value), template.Distributions.TryGetValue(name, out var distribution));
            if (!has || !drawn)
            {
                yield return has ? $"params.{name} = {value}: has no distribution." : $"distributions.{name}: has no parameter.";
            }
            else if (!Distributions.Contains(distribution!, value))
            {
                yield return $"params.{name} = {value}: is not in {Distributions.Describe(distribution)}.";
            }
        }

        if (template.Intermediates.GroupBy(x => x.Step).FirstOrDefault(x => x.Key < 0 || x.Count() > 1) is { } step)
        {
            yield return FormattableString.Invariant($"intermediates: the step {step.Key} is below 0 or there twice.");
        }

        foreach (var error in UserAttributes.Errors(template.UserAttributes))
        {
            yield return error;
        }
    }
}
