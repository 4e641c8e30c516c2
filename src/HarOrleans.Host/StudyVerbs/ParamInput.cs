using System.Globalization;
using System.Text.Json;
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
            CategoricalDistribution choices => Choice(choices.Choices, text),
            IntDistribution => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? ParamValue.Of(whole) : null,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? ParamValue.Of(number) : null,
        };
        return value is { } known && Distributions.Contains(parameter.Distribution, known)
            ? known
            : throw new BadInputException($"--param {name}={text}: this is not in {Distributions.Describe(parameter.Distribution)}.");
    }

    /// <summary>The choice that the text is in JSON, so that <c>1</c>, <c>1.0</c>, <c>true</c> and <c>"1"</c> stay apart; else the first that reads so.</summary>
    private static ParamValue? Choice(IReadOnlyList<ParamValue> choices, string text)
    {
        var same = choices.Where(x => x.Equals(Json(text)) || x.ToString() == text).ToArray();
        return same.Length == 0 ? null : same.FirstOrDefault(x => x.Equals(Json(text)), same[0]);
    }

    private static ParamValue? Json(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ParamValue>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
