using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Datasets;

/// <summary>The question of <c>har data list</c>.</summary>
internal static class DatasetQuestions
{
    private const int Page = 1000;

    /// <summary>All registered data sets.</summary>
    internal static Question List() => async (client, cancellationToken) =>
    {
        List<DatasetEntry> all = [];
        for (var more = true; more;)
        {
            var page = await client.Datasets.ListAsync(all.Count, Page, cancellationToken);
            all.AddRange(page);
            more = page.Count == Page;
        }

        return new Answer(Lines(all), new DatasetListDocument([.. all.Select(DatasetDocument.Of)]));
    };

    private static IEnumerable<string> Lines(List<DatasetEntry> all) => all.Count == 0
        ? ["No data set is registered. A trial of har-lstm registers what it trains with."]
        : [.. TextTable.Lines(["name", ">version", "digest", ">runs", "registered (UTC)"], all.Select(entry => (string[])
        [
            entry.Dataset.Name,
            entry.Version.ToString(CultureInfo.InvariantCulture),
            entry.Dataset.Digest,
            entry.Runs.ToString(CultureInfo.InvariantCulture),
            TextFormat.Moment(entry.CreatedAt.UtcDateTime),
        ])), "", $"The runs that used one: har runs search --query \"datasets.digest = '{all[^1].Dataset.Digest}'\""];
}
