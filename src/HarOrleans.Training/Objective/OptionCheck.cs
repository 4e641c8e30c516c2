using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>Whether training options fit together: an option that nothing would look at is a slip, and would be passed over in silence.</summary>
internal static class OptionCheck
{
    /// <summary>All errors, each naming field and value.</summary>
    public static IEnumerable<string> Errors(IReadOnlyList<SearchParameter> space, ObjectiveSpec objective)
    {
        bool Given(string name) => objective.Settings.ContainsKey(name) || space.Any(each => each.Name == name);

        var schedules = Possible(TrainingOptions.Scheduler, TrainingRules.None, space, objective);
        foreach (var (option, kinds) in TrainingRules.OfSchedules.Where(each => Given(each.Key)))
        {
            if (!schedules.Any(name => kinds.Any(kind => kind.ToString() == name)))
            {
                yield return $"{option}: it belongs to {string.Join(" and ", kinds)}, but {TrainingOptions.Scheduler} is {string.Join(", ", schedules)}. Choose that {TrainingOptions.Scheduler}, or leave {option} out.";
            }
        }

        if (schedules.Contains(nameof(ScheduleKind.ExponentialLR)) && !Given(TrainingOptions.Gamma))
        {
            yield return $"{TrainingOptions.Gamma}: nothing is given, and {nameof(ScheduleKind.ExponentialLR)} has no default for it. Give a number above 0 and at most 1, for example 0.95.";
        }

        var optimizers = Possible(TrainingOptions.Optimizer, "adam", space, objective);
        foreach (var option in (string[])[TrainingOptions.Momentum, TrainingOptions.Nesterov])
        {
            if (Given(option) && !optimizers.Contains("sgd"))
            {
                yield return $"{option}: it belongs to sgd, but {TrainingOptions.Optimizer} is {string.Join(", ", optimizers)}. Choose {TrainingOptions.Optimizer} sgd, or leave {option} out.";
            }
        }

        if (objective.Settings.GetValueOrDefault(TrainingOptions.Nesterov) == "true" && optimizers is ["sgd"] && !Given(TrainingOptions.Momentum))
        {
            yield return $"{TrainingOptions.Nesterov}: true needs a {TrainingOptions.Momentum} above 0, and none is given.";
        }
    }

    private static string[] Possible(string option, string preset, IReadOnlyList<SearchParameter> space, ObjectiveSpec objective) =>
        space.FirstOrDefault(each => each.Name == option)?.Distribution is CategoricalDistribution choices
            ? [.. choices.Choices.Select(each => each.ToString())]
            : [objective.Settings.GetValueOrDefault(option) ?? preset];
}
