using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.RegistryVerbs;

/// <summary>A registered model in words.</summary>
internal static class ModelLines
{
    private const int MostChanges = 10;

    internal static IEnumerable<string> Of(ModelInfo model) =>
    [
        .. Facts.Lines(
        [
            ("Model", model.Name),
            ("About", model.Description.Length > 0 ? model.Description : null),
            ("Made", $"{TextFormat.Moment(model.CreatedAt)} UTC by {model.Owner}"),
            ("Tags", model.Tags.Count > 0 ? string.Join(", ", TextFormat.Sorted(model.Tags).Select(each => $"{each.Key}={each.Value}")) : null),
        ]),
        "",
        .. model.Versions.Count == 0
            ? ["It has no version."]
            : TextTable.Lines([">version", "aliases", "source", "registered (UTC)", "by", "about"], model.Versions.Reverse().Select(each => Row(model, each))),
        .. model.AliasHistory.Count == 0 ? (string[])[] : ["", "Changes of aliases, the latest first"],
        .. model.AliasHistory.Reverse().Take(MostChanges).Select(Change),
        .. model.AliasHistory.Count > MostChanges ? [FormattableString.Invariant($"{model.AliasHistory.Count - MostChanges} earlier ones; --json has all.")] : (string[])[],
    ];

    private static string[] Row(ModelInfo model, ModelVersion version) =>
        [Whole(version.Version), string.Join(", ", model.AliasesOf(version.Version)), version.Source, TextFormat.Moment(version.CreatedAt), version.By, version.Description];

    private static string Change(AliasChange change) =>
        $"{TextFormat.Moment(change.At)}  {change.Alias}: {Version(change.Before)} -> {Version(change.After)}, by {change.By}{(change.Reason is { } reason ? $": {reason}" : "")}";

    private static string Version(int? version) => version is { } number ? Whole(number) : "none";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
