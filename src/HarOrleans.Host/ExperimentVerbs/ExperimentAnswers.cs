using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.ExperimentVerbs;

/// <summary>What the verbs of <c>har experiment</c> do; each says what the experiment is then.</summary>
internal static class ExperimentAnswers
{
    internal static async Task<Answer> ListAsync(HarClient client, string? query, ViewType view, CancellationToken cancellationToken)
    {
        var all = string.IsNullOrEmpty(query) ? await ExperimentFinder.ListAsync(client, view, cancellationToken) : await ExperimentFinder.SearchAsync(client, query, view, cancellationToken);
        return new(
            all.Count == 0 ? [string.IsNullOrEmpty(query) ? "There is no experiment here yet." : "No experiment matches."] : TextTable.Lines([">id", "name", "state", "made (UTC)"], all.Select(Row)),
            new ExperimentListDocument([.. all.Select(ExperimentDocument.Of)]));
    }

    internal static async Task<Answer> CreateAsync(HarClient client, string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        Told("made", await (await client.Experiments.CreateAsync(name, tags, cancellationToken: cancellationToken)).GetAsync(cancellationToken));

    internal static async Task<Answer> RenameAsync(HarClient client, string experiment, string name, CancellationToken cancellationToken)
    {
        var handle = await ExperimentFinder.FindAsync(client, experiment, ViewType.ActiveOnly, cancellationToken);
        return Told("renamed", await handle.RenameAsync(name, cancellationToken));
    }

    internal static async Task<Answer> TagAsync(
        HarClient client, string experiment, IReadOnlyDictionary<string, string> tags, IReadOnlyList<string> away, CancellationToken cancellationToken)
    {
        if (tags.Count + away.Count == 0)
        {
            throw new BadInputException("There is nothing to do. Give --set NAME=VALUE or --delete NAME.");
        }

        var handle = await ExperimentFinder.FindAsync(client, experiment, ViewType.ActiveOnly, cancellationToken);
        var errors = RunLimits.ExperimentTagErrors(tags).ToList();
        var known = (await handle.GetAsync(cancellationToken)).Tags;
        errors.AddRange(away.Where(key => !known.ContainsKey(key)).Select(key => $"--delete '{key}': the experiment has no such tag."));
        if (errors.Count > 0)
        {
            throw new BadInputException(string.Join(" ", errors));
        }

        foreach (var (key, value) in tags)
        {
            await handle.SetTagAsync(key, value, cancellationToken);
        }

        foreach (var key in away.Distinct(StringComparer.Ordinal))
        {
            await handle.DeleteTagAsync(key, cancellationToken);
        }

        return Told("tagged", await handle.GetAsync(cancellationToken));
    }

    internal static async Task<Answer> DeleteAsync(HarClient client, string experiment, CancellationToken cancellationToken)
    {
        var handle = await ExperimentFinder.FindAsync(client, experiment, ViewType.ActiveOnly, cancellationToken);
        return Told("deleted, with its runs; its name is free, and har experiment restore brings it back", await handle.DeleteAsync(cancellationToken));
    }

    internal static async Task<Answer> RestoreAsync(HarClient client, string experiment, string? name, CancellationToken cancellationToken)
    {
        var handle = await ExperimentFinder.FindAsync(client, experiment, ViewType.DeletedOnly, cancellationToken);
        return Told("restored", await handle.RestoreAsync(name, cancellationToken));
    }

    internal static async Task<Answer> PurgeAsync(HarClient client, string experiment, CancellationToken cancellationToken)
    {
        var handle = await ExperimentFinder.FindAsync(client, experiment, ViewType.All, cancellationToken);
        var info = await handle.GetAsync(cancellationToken);
        await handle.PurgeAsync(cancellationToken);
        return new([$"Experiment {info.Name} is gone for ever, with its runs, models and files."], new ExperimentPurgeDocument(info.Id, info.Name, true));
    }

    private static Answer Told(string what, ExperimentInfo info) =>
        new([string.Create(CultureInfo.InvariantCulture, $"Experiment {info.Name} (id {info.Id}) is {what}.")], ExperimentDocument.Of(info));

    private static string[] Row(ExperimentInfo info) =>
        [info.Id.ToString(CultureInfo.InvariantCulture), info.Name, info.DeletedAt is null ? "active" : "deleted", TextFormat.Moment(info.CreatedAt)];
}
