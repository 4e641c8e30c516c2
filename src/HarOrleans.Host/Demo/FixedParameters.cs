using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Host.Demo;

/// <summary>Parameters that a call fixes: they stay in the space, with a single choice. As Optuna's PartialFixedSampler, the others are searched.</summary>
internal static class FixedParameters
{
    /// <summary>The space with those parameters fixed that the settings name.</summary>
    /// <param name="space">The space.</param>
    /// <param name="settings">Values by name.</param>
    /// <exception cref="BadInputException">A value is not of the parameter's type.</exception>
    internal static IReadOnlyList<SearchParameter> Apply(IReadOnlyList<SearchParameter> space, IReadOnlyDictionary<string, string> settings) =>
        [.. space.Select(each => settings.TryGetValue(each.Name, out var text) ? each with { Distribution = new CategoricalDistribution([Read(each, text)]) } : each)];

    private static ParamValue Read(SearchParameter parameter, string text) => parameter.Distribution switch
    {
        FloatDistribution when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => ParamValue.Of(number),
        IntDistribution when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => ParamValue.Of(whole),
        CategoricalDistribution { Choices: [{ Kind: ParamKind.Int }, ..] } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => ParamValue.Of(whole),
        CategoricalDistribution { Choices: [{ Kind: ParamKind.String }, ..] } => ParamValue.Of(text),
        var distribution => throw new BadInputException($"--set {parameter.Name}={text}: '{text}' is not {(distribution is FloatDistribution ? "a number" : "a whole number")}. Give one, or leave it out and it is searched."),
    };
}
