using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Checks and compares the specifications of studies.</summary>
public static class StudySpecs
{
    private const string Absent = "(absent)";

    /// <summary>
    /// Everything that is wrong with a specification, each error naming its field and value; empty where nothing is. Never throws. Names and options of
    /// samplers, pruners and objectives are theirs to check: see <see cref="Samplers.Validate"/> and <see cref="Pruners.Validate"/>.
    /// </summary>
    public static IReadOnlyList<string> Validate(StudySpec spec)
    {
        var errors = new List<string>();
        NotEmpty(errors, "workspace", spec.Workspace);
        NotEmpty(errors, "owner", spec.Owner);
        NotEmpty(errors, "name", spec.Name);
        NotEmpty(errors, "experiment", spec.Experiment);
        Directions(errors, spec);

        if (spec is not { Objective.IsAskTell: true, Space.Count: 0 })
        {
            // A study that is asked alone may have no space: each ask then brings its own.
            SpaceValidator.Validate(errors, spec.Space);
        }

        NotEmpty(errors, "objective", spec.Objective?.Name);
        Complete(errors, "objective", spec.Objective?.Settings);
        Complete(errors, "hints", spec.Objective?.Hints);
        NotEmpty(errors, "sampler", spec.Sampler?.Name);
        Complete(errors, "sampler", spec.Sampler?.Options);
        NotEmpty(errors, "pruner", spec.Pruner?.Name);
        Complete(errors, "pruner", spec.Pruner?.Options);
        AtLeast(errors, "window", spec.Window, 1);
        AtLeast(errors, "max_retries", spec.MaxRetries, 0);
        AtLeast(errors, "max_deaths", spec.MaxDeaths, 0);
        if (spec.AskLease <= TimeSpan.Zero)
        {
            errors.Add($"ask_lease = {spec.AskLease}: must be longer than nothing.");
        }

        return errors;
    }

    /// <summary>Everything that is wrong with a budget, each error naming its field and value; empty where nothing is.</summary>
    public static IReadOnlyList<string> Validate(StudyBudget budget)
    {
        var errors = new List<string>();
        AtLeast(errors, "trials", budget.Trials, 1);
        AtLeast(errors, "parallel", budget.Parallel, 1);
        if (budget.Timeout <= TimeSpan.Zero)
        {
            errors.Add($"timeout = {budget.Timeout}: must be longer than nothing.");
        }

        return errors;
    }

    /// <summary>
    /// The first field in which two specifications describe different studies, with both values in words; null where they describe the same one.
    /// An objective's setting is named by its key alone, e.g. <c>epochs</c>. Name, workspace, owner and hints are not compared. Both are taken to be valid.
    /// </summary>
    /// <param name="stored">What the study was made with.</param>
    /// <param name="given">What is asked for now.</param>
    public static (string Field, string Stored, string Given)? FirstMismatch(StudySpec stored, StudySpec given) =>
        Differ("experiment", stored.Experiment, given.Experiment)
        ?? Differ("direction", string.Join(", ", stored.Directions), string.Join(", ", given.Directions))
        ?? DifferIn(stored.Space, given.Space)
        ?? Differ("objective", stored.Objective.Name, given.Objective.Name)
        ?? DifferIn(string.Empty, stored.Objective.Settings, given.Objective.Settings)
        ?? Differ("sampler", stored.Sampler.Name, given.Sampler.Name)
        ?? Differ("seed", Text(stored.Sampler.Seed), Text(given.Sampler.Seed))
        ?? DifferIn("sampler.", stored.Sampler.Options, given.Sampler.Options)
        ?? Differ("pruner", stored.Pruner.Name, given.Pruner.Name)
        ?? DifferIn("pruner.", stored.Pruner.Options, given.Pruner.Options)
        ?? Differ("window", Text(stored.Window), Text(given.Window))
        ?? Differ("max_retries", Text(stored.MaxRetries), Text(given.MaxRetries))
        ?? Differ("max_deaths", Text(stored.MaxDeaths), Text(given.MaxDeaths))
        ?? Differ("on_silence", stored.OnSilence.ToString(), given.OnSilence.ToString())
        ?? Differ("ask_lease", stored.AskLease.ToString(), given.AskLease.ToString());

    private static (string Field, string Stored, string Given)? Differ(string field, string stored, string given) =>
        string.Equals(stored, given, StringComparison.Ordinal) ? null : (field, stored, given);

    private static (string Field, string Stored, string Given)? DifferIn(
        string prefix, IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> given)
    {
        foreach (var key in stored.Keys.Union(given.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (Differ(prefix + key, stored.GetValueOrDefault(key, Absent), given.GetValueOrDefault(key, Absent)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static (string Field, string Stored, string Given)? DifferIn(IReadOnlyList<SearchParameter> stored, IReadOnlyList<SearchParameter> given)
    {
        var storedByName = stored.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var givenByName = given.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var name in stored.Concat(given).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal))
        {
            var before = storedByName.GetValueOrDefault(name)?.Distribution;
            var now = givenByName.GetValueOrDefault(name)?.Distribution;
            if (!Equals(before, now))
            {
                return ($"space.{name}", before is null ? Absent : Distributions.Describe(before), now is null ? Absent : Distributions.Describe(now));
            }
        }

        // Parameters are drawn in their order: another order is another study.
        return Differ("space", string.Join(", ", stored.Select(parameter => parameter.Name)), string.Join(", ", given.Select(parameter => parameter.Name)));
    }

    private static void Directions(List<string> errors, StudySpec spec)
    {
        if (spec.Directions.Count == 0)
        {
            errors.Add("directions = (empty): there must be one for each objective.");
        }

        foreach (var direction in spec.Directions.Where(direction => !Enum.IsDefined(direction)))
        {
            errors.Add($"direction = {direction}: must be Minimize or Maximize.");
        }

        if (spec.MetricNames is { Count: > 0 } names && (names.Count != spec.Directions.Count || names.Distinct(StringComparer.Ordinal).Count() < names.Count || names.Any(string.IsNullOrWhiteSpace)))
        {
            errors.Add(FormattableString.Invariant($"metric_names = {string.Join(", ", names)}: must be {spec.Directions.Count} different names, one for each objective, or none."));
        }
    }

    private static void NotEmpty(List<string> errors, string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            errors.Add($"{field} = '{value}': must not be empty.");
        }
    }

    private static void AtLeast(List<string> errors, string field, int value, int min)
    {
        if (value < min)
        {
            errors.Add(FormattableString.Invariant($"{field} = {value}: must be at least {min}."));
        }
    }

    private static void Complete(List<string> errors, string field, IReadOnlyDictionary<string, string>? settings)
    {
        if (settings is null)
        {
            errors.Add($"{field} = (absent): its settings are missing; give an empty dictionary where there are none.");
            return;
        }

        foreach (var (key, value) in settings)
        {
            if (string.IsNullOrWhiteSpace(key) || value is null)
            {
                errors.Add($"{field}.{key} = {value ?? Absent}: needs a name and a value.");
            }
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
