using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Which distributions of one parameter may stand beside each other in a study.</summary>
public static class SpaceRules
{
    /// <summary>Everything in which a space contradicts what parameters were drawn from before; empty where nothing does. Ranges and steps may change; kind, log and choices may not.</summary>
    public static IReadOnlyList<string> Conflicts(IReadOnlyDictionary<string, Distribution> known, IReadOnlyList<SearchParameter> space) =>
    [
        .. space.Where(parameter => known.TryGetValue(parameter.Name, out var before) && !AreCompatible(before, parameter.Distribution))
            .Select(parameter => $"space.{parameter.Name} = {Distributions.Describe(parameter.Distribution)}: the study has drawn it from {Distributions.Describe(known[parameter.Name])}."),
    ];

    /// <summary>Everything wrong with a space on its own.</summary>
    public static IReadOnlyList<string> Errors(IReadOnlyList<SearchParameter> space)
    {
        List<string> errors = [];
        SpaceValidator.Validate(errors, space);
        return errors;
    }

    private static bool AreCompatible(Distribution before, Distribution now) => (before, now) switch
    {
        (FloatDistribution a, FloatDistribution b) => a.Log == b.Log,
        (IntDistribution a, IntDistribution b) => a.Log == b.Log,
        (CategoricalDistribution a, CategoricalDistribution b) => a.Equals(b),
        _ => false,
    };
}
