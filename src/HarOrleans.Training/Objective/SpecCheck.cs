using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training;

/// <summary>Everything that can be wrong with a study of <c>har-lstm</c>, found before anything runs.</summary>
internal static class SpecCheck
{
    private const int MaxEpochs = 100_000;

    /// <summary>All errors, each naming field and value; empty where there are none.</summary>
    public static IReadOnlyList<string> Errors(StudySpec spec) => [.. Direction(spec), .. Settings(spec.Objective), .. Space(spec.Space)];

    /// <summary>Whether a setting is a whole number of epochs that can be trained.</summary>
    public static bool IsEpochs(string? text, out int epochs) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out epochs) && epochs is >= 1 and <= MaxEpochs;

    private static IEnumerable<string> Direction(StudySpec spec)
    {
        if (spec.Direction != StudyDirection.Maximize)
        {
            yield return $"direction: {spec.Direction} does not fit {HarLstm.Name}, whose value is an accuracy. Use {StudyDirection.Maximize}.";
        }
    }

    private static IEnumerable<string> Settings(ObjectiveSpec objective)
    {
        string[] known = [HarLstm.Protocol, HarLstm.Epochs, HarLstm.TrainSha256, HarLstm.TestSha256];
        foreach (var key in objective.Settings.Keys.Except(known).Order(StringComparer.Ordinal))
        {
            yield return $"{key}: {HarLstm.Name} has no setting of this name (given '{objective.Settings[key]}'). It has {string.Join(", ", known)}.";
        }

        var protocol = objective.Settings.GetValueOrDefault(HarLstm.Protocol);
        if (protocol is null || !HarData.Protocols.Contains(protocol))
        {
            yield return $"{HarLstm.Protocol}: {Quote(protocol)} is unknown. Use one of: {string.Join(", ", HarData.Protocols)}.";
        }

        var epochs = objective.Settings.GetValueOrDefault(HarLstm.Epochs);
        if (!IsEpochs(epochs, out _))
        {
            yield return FormattableString.Invariant($"{HarLstm.Epochs}: {Quote(epochs)} is not a whole number from 1 to {MaxEpochs}.");
        }

        foreach (var key in (string[])[HarLstm.TrainSha256, HarLstm.TestSha256])
        {
            var digest = objective.Settings.GetValueOrDefault(key);
            if (digest is not { Length: 64 } || !digest.All(char.IsAsciiHexDigitLower))
            {
                yield return $"{key}: {Quote(digest)} is not a SHA-256 digest of 64 lower-case hex digits.";
            }
        }

        if (string.IsNullOrWhiteSpace(objective.Hints.GetValueOrDefault(HarLstm.Data)))
        {
            yield return $"{HarLstm.Data}: the hint is missing. Give the folder of the data, or '{HarLstm.SimulatedData}'.";
        }
    }

    private static IEnumerable<string> Space(IReadOnlyList<SearchParameter> space)
    {
        foreach (var rule in ParameterRule.All)
        {
            var parameter = space.FirstOrDefault(each => each.Name == rule.Name);
            if (parameter is null)
            {
                yield return $"{rule.Name}: the search space lacks it. {HarLstm.Name} needs {rule.Accepts}; a fixed value is a single choice.";
                continue;
            }

            foreach (var wrong in rule.Wrong(parameter.Distribution))
            {
                yield return $"{rule.Name}: {wrong} is not {rule.Accepts}.";
            }
        }

        foreach (var unknown in space.Where(each => ParameterRule.All.All(rule => rule.Name != each.Name)))
        {
            yield return $"{unknown.Name}: {HarLstm.Name} has no parameter of this name. It has {string.Join(", ", ParameterRule.All.Select(rule => rule.Name))}.";
        }
    }

    private static string Quote(string? value) => value is null ? "nothing" : $"'{value}'";
}
