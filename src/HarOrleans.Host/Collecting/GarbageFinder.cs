using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.ExperimentVerbs;

namespace HarOrleans.Host.Collecting;

/// <summary>Finds what is deleted for long enough. What was named and is not fit to be purged is bad input, all of it at once.</summary>
/// <param name="client">The server.</param>
/// <param name="options">What is asked for.</param>
/// <param name="now">What ages count from.</param>
internal sealed class GarbageFinder(HarClient client, GcOptions options, DateTimeOffset now)
{
    private readonly List<string> _errors = [];

    /// <summary>Experiments, and runs that are deleted themselves and of no such experiment.</summary>
    internal async Task<(IReadOnlyList<GcItem> Experiments, IReadOnlyList<GcItem> Runs)> FindAsync(CancellationToken cancellationToken)
    {
        var experiments = await ExperimentsAsync(cancellationToken);
        var runs = options.RunIds.Count > 0 ? await NamedRunsAsync(cancellationToken) : [];
        var found = experiments.ToDictionary(each => each.Id, each => new GcItem(Text(each.Id), each.Name, each.DeletedAt!.Value, 0));
        if (options.All || found.Count > 0)
        {
            await foreach (var run in client.Runs.SearchAsync("", view: ViewType.DeletedOnly, cancellationToken: cancellationToken))
            {
                if (found.TryGetValue(run.Info.ExperimentId, out var of))
                {
                    found[run.Info.ExperimentId] = of with { Points = of.Points + run.Metrics.Sum(metric => metric.Count) };
                }
                else if (options.All && run.Info.DeletedAt is { } at && IsOld(at))
                {
                    runs.Add(Item(run));
                }
            }
        }

        return _errors.Count == 0 ? ([.. found.Values], runs) : throw new BadInputException(string.Join(" ", _errors));
    }

    private async Task<IReadOnlyList<ExperimentInfo>> ExperimentsAsync(CancellationToken cancellationToken)
    {
        if (options.All)
        {
            return [.. (await ExperimentFinder.ListAsync(client, ViewType.DeletedOnly, cancellationToken)).Where(each => IsOld(each.DeletedAt!.Value))];
        }

        var all = options.ExperimentIds.Count == 0 ? [] : (await ExperimentFinder.ListAsync(client, ViewType.All, cancellationToken)).ToDictionary(each => Text(each.Id));
        List<ExperimentInfo> named = [];
        foreach (var id in options.ExperimentIds)
        {
            if (!all.TryGetValue(id, out var one))
            {
                _errors.Add($"--experiment-ids '{id}': there is no such experiment. har experiment list --view deleted shows the deleted ones.");
            }
            else if (one.DeletedAt is not { } at)
            {
                _errors.Add($"--experiment-ids '{id}': the experiment '{one.Name}' is not deleted. Delete it first: har experiment delete {id}.");
            }
            else if (Check("--experiment-ids", id, at))
            {
                named.Add(one);
            }
        }

        return named;
    }

    private async Task<List<GcItem>> NamedRunsAsync(CancellationToken cancellationToken)
    {
        List<GcItem> named = [];
        foreach (var id in options.RunIds)
        {
            try
            {
                var run = await client.Runs.Get(id).GetAsync(cancellationToken);
                if (run.Info.DeletedAt is not { } at)
                {
                    _errors.Add($"--run-ids '{id}': the run '{run.Info.Name}' is not deleted. Delete it first: har run delete {id}.");
                }
                else if (Check("--run-ids", id, at))
                {
                    named.Add(Item(run));
                }
            }
            catch (NotFoundException)
            {
                _errors.Add($"--run-ids '{id}': there is no such run. har runs list --view deleted shows the deleted ones.");
            }
        }

        return named;
    }

    private bool Check(string option, string id, DateTimeOffset at)
    {
        if (!IsOld(at))
        {
            _errors.Add($"{option} '{id}': it was deleted at {Output.TextFormat.Moment(at)} UTC, which is not as long ago as --older-than says. Give a shorter time, or leave it out.");
        }

        return IsOld(at);
    }

    private bool IsOld(DateTimeOffset at) => now - at >= options.OlderThan;

    private static GcItem Item(RunDetail run) => new(run.Info.RunId, run.Info.Name, run.Info.DeletedAt!.Value, run.Metrics.Sum(metric => metric.Count));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
