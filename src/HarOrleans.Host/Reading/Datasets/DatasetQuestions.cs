using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Datasets;

/// <summary>The questions of <c>har data list</c> and <c>har data show</c>.</summary>
internal static class DatasetQuestions
{
    private const int Page = 1000;

    /// <summary>All registered data sets.</summary>
    internal static Question List() => async (client, cancellationToken) =>
    {
        var all = await AllAsync(client, cancellationToken);
        return new Answer(Lines(all), new DatasetListDocument([.. all.Select(DatasetDocument.Of)]));
    };

    /// <summary>One of them, with the latest runs that used it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version; 0 for the latest.</param>
    /// <param name="most">Most runs.</param>
    internal static Question Show(string name, int version, int most) => async (client, cancellationToken) =>
    {
        var set = await client.Datasets.FindVersionAsync(name, version == 0 ? null : version, cancellationToken) ?? throw Unknown(name, version, await AllAsync(client, cancellationToken));
        var runs = await client.Datasets.ListRunsAsync(name, set.Dataset.Digest, most, cancellationToken: cancellationToken);
        return DatasetShowAnswer.Of(set, runs.Runs);
    };

    private static async Task<List<DatasetEntry>> AllAsync(HarClient client, CancellationToken cancellationToken)
    {
        List<DatasetEntry> all = [];
        for (var more = true; more;)
        {
            var page = await client.Datasets.ListAsync(all.Count, Page, cancellationToken);
            all.AddRange(page);
            more = page.Count == Page;
        }

        return all;
    }

    private static BadInputException Unknown(string name, int version, List<DatasetEntry> all) => new(
        all.Where(each => each.Dataset.Name == name).Select(each => each.Version).ToList() is { Count: > 0 } versions
            ? $"--version {version}: the data set '{name}' has no such version. It has {string.Join(", ", versions)}."
        : all.Count == 0 ? $"NAME '{name}': no data set is registered here. A trial of har-lstm registers what it trains with."
        : $"NAME '{name}': there is no such data set. Nearest: {string.Join(", ", Nearest.Names(name, all.Select(each => each.Dataset.Name).Distinct()))}. har data list shows them.");

    private static IEnumerable<string> Lines(List<DatasetEntry> all) => all.Count == 0
        ? ["No data set is registered. A trial of har-lstm registers what it trains with."]
        : [.. TextTable.Lines(["name", ">version", "digest", ">runs", "registered (UTC)"], all.Select(entry => (string[])
        [
            entry.Dataset.Name,
            entry.Version.ToString(CultureInfo.InvariantCulture),
            entry.Dataset.Digest,
            entry.Runs.ToString(CultureInfo.InvariantCulture),
            TextFormat.Moment(entry.CreatedAt),
        ])), "", $"What one holds, and the runs that used it: har data show {all[^1].Dataset.Name} --version {all[^1].Version}"];
}
