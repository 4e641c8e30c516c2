using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>A value for each rule: the trial's parameter, else the objective's setting, else the default.</summary>
internal static class TrialValues
{
    /// <summary>All values of a trial.</summary>
    /// <exception cref="InvalidSpecException">Some are missing or wrong; all of them are listed.</exception>
    public static IReadOnlyDictionary<string, ParamValue> Of(
        IReadOnlyList<ParameterRule> rules, ObjectiveSpec objective, IReadOnlyDictionary<string, ParamValue> parameters)
    {
        var values = new Dictionary<string, ParamValue>();
        List<string> wrong = [];
        foreach (var rule in rules)
        {
            var value = parameters.TryGetValue(rule.Name, out var given) ? given
                : rule.Preset is { } preset ? objective.Settings.TryGetValue(rule.Name, out var text) ? ParameterRule.Read(text) : preset
                : ParamValue.Null;
            values[rule.Name] = value;
            if (!rule.IsValid(value))
            {
                wrong.Add($"{rule.Name}: {value} is not {rule.Accepts}.");
            }
        }

        if (wrong.Count == 0 && values.TryGetValue(TrainingOptions.Nesterov, out var nesterov) && nesterov.AsBool()
            && values[TrainingOptions.Optimizer].AsString() == "sgd" && values[TrainingOptions.Momentum].AsDouble() == 0)
        {
            wrong.Add($"{TrainingOptions.Nesterov}: true needs a {TrainingOptions.Momentum} above 0, and it is 0.");
        }

        return wrong.Count == 0 ? values : throw new InvalidSpecException(wrong);
    }
}
