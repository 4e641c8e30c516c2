using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>A parameter's value as typed, read as what the parameter is.</summary>
internal static class ParamInput
{
    internal static ParamValue Of(IReadOnlyList<SearchParameter> space, string name, string text)
    {
        var parameter = space.FirstOrDefault(x => x.Name == name)
            ?? throw new BadInputException($"--param {name}={text}: the study has no parameter {name}; it has {string.Join(", ", space.Select(x => x.Name))}.");
        ParamValue? value = parameter.Distribution switch
        {
            CategoricalDistribution choices => choices.Choices.Select(x => (ParamValue?)x).FirstOrDefault(x => x!.Value.ToString() == text),
            IntDistribution => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? ParamValue.Of(whole) : null,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? ParamValue.Of(number) : null,
        };
        return value is { } known && Distributions.Contains(parameter.Distribution, known)
            ? known
            : throw new BadInputException($"--param {name}={text}: this is not in {Distributions.Describe(parameter.Distribution)}.");
    }
}
