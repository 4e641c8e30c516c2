using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.RegistryVerbs;

/// <summary>What the verbs of <c>har model</c> do; those that change something say what the model is then.</summary>
internal static class ModelAnswers
{
    internal static async Task<Answer> ListAsync(HarClient client, CancellationToken cancellationToken)
    {
        var all = await ModelFinder.ListAsync(client, cancellationToken);
        return new(
            all.Count == 0
                ? ["No model is registered here yet. har model register NAME --trial STUDY/N makes one."]
                : TextTable.Lines(["name", ">versions", ">latest", "aliases", "changed (UTC)"], all.Select(each => (string[])[each.Name, Whole(each.Versions), each.LatestVersion is { } latest ? Whole(latest) : "-", Aliases(each.Aliases), TextFormat.Moment(each.UpdatedAt)])),
            new ModelListDocument([.. all.Select(ModelListEntry.Of)]));
    }

    internal static async Task<Answer> ShowAsync(HarClient client, string name, CancellationToken cancellationToken)
    {
        var model = await (await ModelFinder.FindAsync(client, name, cancellationToken)).GetAsync(cancellationToken);
        return new Answer(ModelLines.Of(model), ModelDocument.Of(model));
    }

    internal static async Task<Answer> RegisterAsync(
        HarClient client, string name, (string Option, string Run) from, string? path, string? alias, string description, string by, string? reason, CancellationToken cancellationToken)
    {
        if (ModelRules.NameErrors(name).Concat(alias is null ? [] : ModelRules.AliasErrors(alias)).ToList() is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors); // before a version is made
        }

        var source = await ModelFinder.SourceAsync(client, from.Option, from.Run, path, cancellationToken);
        var version = await client.Models.RegisterAsync(source, name, description, by: by, cancellationToken: cancellationToken);
        var handle = await ModelFinder.FindAsync(client, name, cancellationToken);
        var model = alias is null ? await handle.GetAsync(cancellationToken) : await handle.SetAliasAsync(alias, version.Version, reason, by, cancellationToken);
        return new Answer(
            [FormattableString.Invariant($"{model.Name}/{version.Version} is {version.Source}{(alias is null ? "" : $", and {model.Name}@{alias} means it")}.")],
            ModelVersionDocument.Of(model, version));
    }

    internal static async Task<Answer> AliasAsync(HarClient client, string name, string alias, int? version, string by, string? reason, CancellationToken cancellationToken)
    {
        var handle = await ModelFinder.FindAsync(client, name, cancellationToken);
        var model = version is { } number ? await handle.SetAliasAsync(alias, number, reason, by, cancellationToken) : await handle.DeleteAliasAsync(alias, reason, by, cancellationToken);
        return new Answer([version is { } now ? FormattableString.Invariant($"{name}@{alias} means version {now} now.") : $"{name}@{alias} means nothing now."], ModelDocument.Of(model));
    }

    internal static async Task<Answer> DeleteAsync(HarClient client, string name, int? version, string by, string? reason, CancellationToken cancellationToken)
    {
        var handle = await ModelFinder.FindAsync(client, name, cancellationToken);
        if (version is { } number)
        {
            await handle.DeleteVersionAsync(number, reason, by, cancellationToken);
        }
        else
        {
            await handle.DeleteAsync(reason, by, cancellationToken);
        }

        return new Answer(
            [version is { } gone ? FormattableString.Invariant($"Version {gone} of {name} is deleted; its number is not given out again.") : $"The registered model {name} is deleted; the runs and their files stay."],
            new ModelDeleteDocument(name, version, true));
    }

    internal static string Aliases(IEnumerable<KeyValuePair<string, int>> aliases) =>
        string.Join(", ", aliases.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => FormattableString.Invariant($"{each.Key} = {each.Value}")));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
