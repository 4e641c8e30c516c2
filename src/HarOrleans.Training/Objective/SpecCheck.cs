using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training;

/// <summary>Everything that can be wrong with a study of an objective of this room, found before anything runs.</summary>
internal static class SpecCheck
{
    /// <summary>The most epochs that a training can have.</summary>
    public const int MaxEpochs = 100_000;

    private static readonly string[] DataSettings = [HarLstm.Protocol, HarLstm.Epochs, HarLstm.TrainSha256, HarLstm.TestSha256];

    /// <summary>All errors, each naming field and value; empty where there are none.</summary>
    public static IReadOnlyList<string> Errors(StudySpec spec, IModelFamily family)
    {
        var rules = family.AllRules();
        return
        [
            .. Direction(spec, family.Name),
            .. Settings(spec.Objective, family.Name, rules),
            .. SpaceCheck.Errors(spec.Space, spec.Objective, family.Name, rules),
            .. OptionCheck.Errors(spec.Space, spec.Objective),
        ];
    }

    /// <summary>Whether a setting is a whole number of epochs that can be trained.</summary>
    public static bool IsEpochs(string? text, out int epochs) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out epochs) && epochs is >= 1 and <= MaxEpochs;

    private static IEnumerable<string> Direction(StudySpec spec, string name)
    {
        if (spec.Direction != StudyDirection.Maximize)
        {
            yield return $"direction: {spec.Direction} does not fit {name}, whose value is an accuracy. Use {StudyDirection.Maximize}.";
        }
    }

    private static IEnumerable<string> Settings(ObjectiveSpec objective, string name, IReadOnlyList<ParameterRule> rules)
    {
        string[] known = [.. DataSettings, .. rules.Where(rule => rule.Preset is not null).Select(rule => rule.Name)];
        foreach (var key in objective.Settings.Keys.Except(known).Order(StringComparer.Ordinal))
        {
            yield return rules.Any(rule => rule.Name == key)
                ? $"{key}: '{objective.Settings[key]}' is given as a setting, but {name} takes it from the search space. A fixed value is a single choice there."
                : $"{key}: {name} has no setting of this name (given '{objective.Settings[key]}'). It has {string.Join(", ", known)}.";
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

    private static string Quote(string? value) => value is null ? "nothing" : $"'{value}'";
}
