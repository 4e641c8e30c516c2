using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.RunVerbs;

/// <summary><c>har runs search --group-by</c>: groups of runs, the largest first.</summary>
internal static class RunGroupAnswer
{
    internal static async Task<Answer> AskAsync(HarClient client, RunGroupOptions asked, string query, IReadOnlyList<long> experiments, ViewType view, CancellationToken cancellationToken)
    {
        RunGroupOptions distinct = new([.. asked.By.Distinct(StringComparer.Ordinal)], [.. asked.Values.Distinct(StringComparer.Ordinal)]);
        var groups = await client.Runs.GroupAsync(new(query, distinct.By, distinct.Values, experiments, view), cancellationToken);
        return new(Lines(groups, distinct), groups.Select(group => RunGroupDocument.Of(group, distinct)).ToList());
    }

    private static IEnumerable<string> Lines(IReadOnlyList<RunGroup> groups, RunGroupOptions asked) => groups.Count == 0
        ? ["No run matches."]
        :
        [
            .. TextTable.Lines([.. asked.By, ">runs", .. asked.Values.SelectMany(value => new[] { $">{value} mean", ">min", ">max" })], groups.Select(Row)),
            .. groups.Count == RunGrouping.MostGroups ? [string.Create(CultureInfo.InvariantCulture, $"The {groups.Count} largest groups.")] : (string[])[],
        ];

    private static string[] Row(RunGroup group) =>
    [
        .. group.Keys.Select(key => key ?? "-"),
        group.Count.ToString(CultureInfo.InvariantCulture),
        .. group.Values.SelectMany(value => new[] { Figure(value.Mean), Figure(value.Min), Figure(value.Max) }),
    ];

    private static string Figure(double? value) => value is { } number ? TextFormat.Figure(number) : "-";
}
