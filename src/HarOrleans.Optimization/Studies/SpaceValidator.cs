using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Finds everything wrong with a search space.</summary>
internal static class SpaceValidator
{
    /// <summary>Beyond 2^53 steps a double can no longer tell neighbours of a grid apart.</summary>
    private const double MostSteps = 1L << 53;

    internal static void Validate(List<string> errors, IReadOnlyList<SearchParameter>? space)
    {
        if (space is null || space.Count == 0)
        {
            errors.Add("space = (empty): must have at least one parameter.");
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < space.Count; index++)
        {
            var parameter = space[index];
            var field = string.IsNullOrWhiteSpace(parameter?.Name) ? string.Create(CultureInfo.InvariantCulture, $"space[{index}]") : $"space.{parameter.Name}";
            if (string.IsNullOrWhiteSpace(parameter?.Name))
            {
                errors.Add($"{field} = '{parameter?.Name}': a parameter's name must not be empty.");
            }
            else if (!names.Add(parameter.Name))
            {
                errors.Add($"{field} = {Distributions.Describe(parameter.Distribution)}: a parameter of this name is there already.");
            }

            errors.AddRange(ErrorsOf(parameter?.Distribution).Select(error => $"{field} = {Distributions.Describe(parameter?.Distribution)}: {error}"));
        }
    }

    internal static IEnumerable<string> ErrorsOf(Distribution? distribution) => distribution switch
    {
        CategoricalDistribution choices => ErrorsOf(choices),
        IntDistribution whole => ErrorsOf(whole),
        FloatDistribution real => ErrorsOf(real),
        null => ["a parameter needs a distribution."],
        _ => ["no such kind of distribution is known."],
    };

    private static IEnumerable<string> ErrorsOf(CategoricalDistribution distribution)
    {
        if (distribution.Choices is null || distribution.Choices.Count == 0)
        {
            yield return "there must be at least one choice.";
            yield break;
        }

        foreach (var twice in distribution.Choices.GroupBy(choice => choice).Where(group => group.Count() > 1))
        {
            yield return $"the choice {twice.Key} is there {twice.Count()} times.";
        }

        foreach (var choice in distribution.Choices.Where(choice => choice.Kind == ParamKind.Float && !double.IsFinite(choice.AsDouble())))
        {
            yield return $"the choice {choice} is not a finite number.";
        }
    }

    private static IEnumerable<string> ErrorsOf(IntDistribution distribution)
    {
        if (distribution.Low > distribution.High)
        {
            yield return "low must not be above high.";
        }

        if (distribution.Log && distribution.Low < 1)
        {
            yield return "low must be at least 1 where log.";
        }

        if (distribution.Step < 1)
        {
            yield return "step must be at least 1.";
        }
        else if (distribution.Log && distribution.Step != 1)
        {
            yield return "log excludes a step other than 1.";
        }
    }

    private static IEnumerable<string> ErrorsOf(FloatDistribution distribution)
    {
        if (!double.IsFinite(distribution.Low) || !double.IsFinite(distribution.High))
        {
            yield return "low and high must be finite numbers.";
            yield break;
        }

        if (distribution.Low > distribution.High)
        {
            yield return "low must not be above high.";
        }

        if (!double.IsFinite(distribution.High - distribution.Low))
        {
            yield return "high less low must be a finite number.";
        }

        if (distribution.Log && distribution.Low <= 0)
        {
            yield return "low must be above 0 where log.";
        }

        if (distribution.Step is not { } step)
        {
            yield break;
        }

        if (distribution.Log)
        {
            yield return "log excludes a step.";
        }

        if (!double.IsFinite(step) || step <= 0)
        {
            yield return "step must be a finite number above 0.";
        }
        else if ((distribution.High - distribution.Low) / step > MostSteps)
        {
            yield return "the step is too small for the range.";
        }
    }
}
