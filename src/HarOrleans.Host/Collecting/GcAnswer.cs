using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.Collecting;

/// <summary>What <c>har gc</c> does: says what is deleted for long enough, and purges it where that was confirmed. Cut short, it goes on where it was when it is called again.</summary>
internal static class GcAnswer
{
    internal static Question Of(GcOptions options, TimeProvider time) => async (client, cancellationToken) =>
    {
        var (experiments, runs) = await new GarbageFinder(client, options, time.GetUtcNow()).FindAsync(cancellationToken);
        List<GcItem> kept = [];
        if (options.Confirmed)
        {
            runs = await PurgeAsync(runs, id => client.Runs.Get(id).PurgeAsync(cancellationToken), kept);
            experiments = await PurgeAsync(experiments, id => client.Experiments.Get(long.Parse(id, CultureInfo.InvariantCulture)).PurgeAsync(cancellationToken), kept);
        }

        return new(Lines(options, experiments, runs, kept), new GcDocument(options.Confirmed, experiments, runs, kept));
    };

    /// <summary>What something else still needs stays, with the reason, and keeps nothing else from going.</summary>
    private static async Task<IReadOnlyList<GcItem>> PurgeAsync(IReadOnlyList<GcItem> items, Func<string, Task> purge, List<GcItem> kept)
    {
        List<GcItem> gone = [];
        foreach (var item in items)
        {
            try
            {
                await purge(item.Id);
                gone.Add(item);
            }
            catch (ConflictException e)
            {
                kept.Add(item with { Reason = e.Message });
            }
        }

        return gone;
    }

    private static IEnumerable<string> Lines(GcOptions options, IReadOnlyList<GcItem> experiments, IReadOnlyList<GcItem> runs, IReadOnlyList<GcItem> kept)
    {
        if (experiments.Count + runs.Count + kept.Count == 0)
        {
            return [options.All ? "Nothing is deleted, or not for long enough." : "There is nothing to purge."];
        }

        string[][] rows = [.. experiments.Select(item => Row("experiment", item)), .. runs.Select(item => Row("run", item))];
        return
        [
            .. rows.Length == 0 ? [] : TextTable.Lines(["what", "id", "name", "deleted (UTC)", ">points"], rows),
            .. kept.Select(item => $"Kept: {item.Reason}"),
            string.Create(CultureInfo.InvariantCulture, $"{experiments.Count} experiments with their runs, and {runs.Count} runs, {(options.Confirmed ? "are gone for ever" : "would be purged. Nothing was changed: --yes does it, for ever")}."),
        ];
    }

    private static string[] Row(string what, GcItem item) =>
        [what, item.Id, item.Name, TextFormat.Moment(item.DeletedAt), item.Points.ToString(CultureInfo.InvariantCulture)];
}
