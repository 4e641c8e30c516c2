using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>Which values a parameter of an objective may have.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Accepts">Its values, in words.</param>
/// <param name="IsValid">Whether a value is one of them.</param>
/// <param name="Preset">Its value where neither the space nor the settings have it; null where the space must.</param>
internal sealed record ParameterRule(string Name, string Accepts, Func<ParamValue, bool> IsValid, ParamValue? Preset = null)
{
    /// <summary>A whole number between two bounds.</summary>
    public static ParameterRule Whole(string name, long low, long high, ParamValue? preset = null) => new(
        name,
        FormattableString.Invariant($"a whole number from {low} to {high}"),
        value => (value.Kind == ParamKind.Int && value.AsInt() >= low && value.AsInt() <= high) || IsPreset(value, preset),
        preset);

    /// <summary>A number.</summary>
    public static ParameterRule Number(string name, string accepts, Func<double, bool> isValid, ParamValue? preset = null) => new(
        name, accepts, value => (value.Kind is ParamKind.Int or ParamKind.Float && isValid(value.AsDouble())) || IsPreset(value, preset), preset);

    /// <summary>One of some words.</summary>
    public static ParameterRule Word(string name, IReadOnlyList<string> words, ParamValue? preset = null) => new(
        name, $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}", value => value.Kind == ParamKind.String && words.Contains(value.AsString()), preset);

    /// <summary>True or false.</summary>
    public static ParameterRule Flag(string name, bool preset) => new(name, "true or false", value => value.Kind == ParamKind.Bool, ParamValue.Of(preset));

    /// <summary>The value that a setting's text stands for: a whole number, a number, a truth value, else the text itself.</summary>
    public static ParamValue Read(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return ParamValue.Of(whole);
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return ParamValue.Of(number);
        }

        return text is "true" or "false" ? ParamValue.Of(text == "true") : ParamValue.Of(text);
    }

    /// <summary>Values of a distribution that the parameter cannot have; of a range its ends stand for all.</summary>
    public IEnumerable<ParamValue> Wrong(Distribution distribution)
    {
        IEnumerable<ParamValue> candidates = distribution switch
        {
            CategoricalDistribution categorical => categorical.Choices,
            IntDistribution range => [ParamValue.Of(range.Low), ParamValue.Of(range.High)],
            FloatDistribution range => [ParamValue.Of(range.Low), ParamValue.Of(range.High)],
            _ => [ParamValue.Null],
        };
        return candidates.Where(value => !IsValid(value)).Distinct();
    }

    /// <summary>A default may stand outside of what may be asked for: no limit, for one that limits.</summary>
    private static bool IsPreset(ParamValue value, ParamValue? preset) => preset is { Kind: ParamKind.String } word && value == word;
}
