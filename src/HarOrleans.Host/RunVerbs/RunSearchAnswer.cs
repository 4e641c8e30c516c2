using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.ExperimentVerbs;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.RunVerbs;

/// <summary><c>har runs search</c> and <c>har runs list</c>.</summary>
internal static class RunSearchAnswer
{
    private const int MostMetrics = 4;

    internal static Question Of(RunSearchOptions options) => async (client, cancellationToken) =>
    {
        List<long> experiments = [];
        foreach (var name in options.Experiments)
        {
            experiments.Add((await ExperimentFinder.FindAsync(client, name, ViewType.All, cancellationToken)).Id);
        }

        var view = options.View switch
        {
            "deleted" => ViewType.DeletedOnly,
            "all" => ViewType.All,
            _ => ViewType.ActiveOnly,
        };
        if (options.Groups is { } groups)
        {
            return await RunGroupAnswer.AskAsync(client, groups, options.Query, experiments, view, cancellationToken);
        }

        var runs = client.Runs.SearchAsync(options.Query, options.OrderBy, experiments, view, cancellationToken);
        var found = await (options.Limit is { } limit ? runs.Take(limit) : runs).ToListAsync(cancellationToken);
        return new(Lines(found, options), found.Select(FoundRunDocument.Of).ToList());
    };

    private static IEnumerable<string> Lines(List<RunDetail> runs, RunSearchOptions options)
    {
        if (runs.Count == 0)
        {
            return [options.Query.Length == 0 ? "There is no run here yet." : "No run matches."];
        }

        // What it was asked and ordered by shows first; the others by how many runs have them.
        string[] metrics =
        [
            .. runs.SelectMany(run => run.Metrics).GroupBy(metric => metric.Key)
                .OrderByDescending(group => options.OrderBy.Append(options.Query).Any(text => text.Contains(group.Key, StringComparison.Ordinal)))
                .ThenBy(group => SystemMetricKeys.Contains(group.Key)).ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(MostMetrics).Select(group => group.Key),
        ];
        return
        [
            .. TextTable.Lines(["run", "name", "status", "started (UTC)", .. metrics.Select(key => ">" + key)], runs.Select(run => Row(run, metrics))),
            string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs{(runs.Count == options.Limit ? "; there may be more: --all, or a larger --limit" : "")}."),
        ];
    }

    private static string[] Row(RunDetail run, string[] metrics) =>
    [
        run.Info.RunId,
        run.Info.Name,
        TextFormat.State(run.Info.Status),
        run.Info.StartedAt is { } started ? TextFormat.Moment(started) : "-",
        .. metrics.Select(key => run.Metrics.FirstOrDefault(metric => metric.Key == key) is { } metric ? TextFormat.Figure(metric.Last.Value) : "-"),
    ];
}
