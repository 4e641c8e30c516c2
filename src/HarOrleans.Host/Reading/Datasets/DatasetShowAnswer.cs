using System.Globalization;
using System.Text.Json;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Datasets;

/// <summary>One registered data set, with the latest runs that used it.</summary>
internal static class DatasetShowAnswer
{
    internal static Answer Of(DatasetEntry set, IReadOnlyList<RunDetail> runs) => new(
        Lines(set, runs),
        new DatasetShowDocument(DatasetDocument.Of(set), set.Dataset.Schema, set.Dataset.Profile, [.. runs.Select(run => DatasetRunDocument.Of(run, set.Dataset))]));

    private static IEnumerable<string> Lines(DatasetEntry set, IReadOnlyList<RunDetail> runs) =>
    [
        .. Facts.Lines(
        [
            ("Data set", set.Dataset.Name),
            ("Version", set.Version.ToString(CultureInfo.InvariantCulture)),
            ("Digest", set.Dataset.Digest),
            ("Registered", TextFormat.Moment(set.CreatedAt) + " UTC"),
            ("Source", $"{set.Dataset.SourceType} {set.Dataset.Source}"),
            ("Profile", set.Dataset.Profile),
            ("Schema", set.Dataset.Schema is { } schema ? Shortened(schema) : null),
            ("Runs", set.Runs.ToString(CultureInfo.InvariantCulture)),
        ]),
        .. runs.Count == 0 ? [] : TextTable.Lines(
            ["  run", "name", "status", "used for", "made (UTC)"],
            runs.Select(run => (string[])
            [
                $"  {run.Info.RunId}",
                run.Info.Name,
                TextFormat.State(run.Info.Status),
                string.Join(", ", DatasetRunDocument.Of(run, set.Dataset).Contexts),
                TextFormat.Moment(run.Info.CreatedAt),
            ])),
        .. runs.Count < set.Runs ? (string[])["", $"All of them: har runs search --all --view all --query \"{DatasetsClient.RunsQuery(set.Dataset.Name, set.Dataset.Digest)}\""] : [],
    ];

    /// <summary>A schema of many columns is counted; a short one, or one of another form, stands as it is.</summary>
    private static string Shortened(string schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema);
            return document.RootElement.TryGetProperty("mlflow_colspec", out var columns) && columns.GetArrayLength() is > 5 and var count
                ? $"{count} columns; --json writes them"
                : schema;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return schema;
        }
    }
}
