using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>Whether each parameter is given once, in the space or as a setting, and with values that it can have.</summary>
internal static class SpaceCheck
{
    /// <summary>All errors, each naming field and value.</summary>
    public static IEnumerable<string> Errors(IReadOnlyList<SearchParameter> space, ObjectiveSpec objective, string name, IReadOnlyList<ParameterRule> rules)
    {
        foreach (var rule in rules)
        {
            var parameter = space.FirstOrDefault(each => each.Name == rule.Name);
            var setting = rule.Preset is null ? null : objective.Settings.GetValueOrDefault(rule.Name);
            if (parameter is null && rule.Preset is null)
            {
                yield return $"{rule.Name}: the search space lacks it. {name} needs {rule.Accepts}; a fixed value is a single choice.";
            }

            if (parameter is not null && setting is not null)
            {
                yield return $"{rule.Name}: '{setting}' is given as a setting, and the search space has the parameter too. Leave one of the two out.";
            }

            if (setting is not null && !rule.IsValid(ParameterRule.Read(setting)))
            {
                yield return $"{rule.Name}: '{setting}' is not {rule.Accepts}.";
            }

            foreach (var wrong in parameter is null ? [] : rule.Wrong(parameter.Distribution))
            {
                yield return $"{rule.Name}: {wrong} is not {rule.Accepts}.";
            }
        }

        foreach (var unknown in space.Where(each => rules.All(rule => rule.Name != each.Name)))
        {
            yield return $"{unknown.Name}: {name} has no parameter of this name. It has {string.Join(", ", rules.Select(rule => rule.Name))}.";
        }
    }
}
