using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.ExperimentVerbs;

/// <summary>Finds the experiment that somebody named, by its name or its id.</summary>
internal static class ExperimentFinder
{
    private const int Page = 1000;

    /// <summary>The active experiment, or a deleted one where those count.</summary>
    /// <exception cref="BadInputException">There is none, or several deleted ones have the name.</exception>
    internal static async Task<ExperimentHandle> FindAsync(HarClient client, string text, ViewType view, CancellationToken cancellationToken)
    {
        if (view != ViewType.DeletedOnly && await client.Experiments.FindAsync(text, cancellationToken) is { } active)
        {
            return active;
        }

        var all = await ListAsync(client, ViewType.All, cancellationToken);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && all.Any(each => each.Id == id))
        {
            return client.Experiments.Get(id);
        }

        var fitting = all.Where(each => each.Name == text && (view == ViewType.All || each.DeletedAt is null == (view == ViewType.ActiveOnly))).ToList();
        return fitting switch
        {
            [var one] => client.Experiments.Get(one.Id),
            [] => throw new BadInputException(all.Count == 0
                ? $"EXPERIMENT '{text}': there is no experiment here yet."
                : $"EXPERIMENT '{text}': there is no such {(view == ViewType.DeletedOnly ? "deleted " : "")}experiment. Nearest: {string.Join(", ", Nearest.Names(text, all.Select(each => each.Name)))}. har experiment list shows them."),
            _ => throw new BadInputException(
                $"EXPERIMENT '{text}': {fitting.Count} deleted experiments have this name. Give the id of one: {string.Join(", ", fitting.Select(each => each.Id))}."),
        };
    }

    /// <summary>All experiments by id.</summary>
    internal static async Task<IReadOnlyList<ExperimentInfo>> ListAsync(HarClient client, ViewType view, CancellationToken cancellationToken)
    {
        List<ExperimentInfo> all = [];
        for (var skip = 0; ; skip += Page)
        {
            var page = await client.Experiments.ListAsync(view, skip, Page, cancellationToken);
            all.AddRange(page);
            if (page.Count < Page)
            {
                return all;
            }
        }
    }

    /// <summary>The experiments that match a query, those made last first.</summary>
    internal static async Task<IReadOnlyList<ExperimentInfo>> SearchAsync(HarClient client, string query, ViewType view, CancellationToken cancellationToken)
    {
        List<ExperimentInfo> all = [];
        var search = new ExperimentSearch(query, [], view, Page);
        do
        {
            var page = await client.Experiments.SearchPageAsync(search, cancellationToken);
            all.AddRange(page.Experiments);
            search = search with { PageToken = page.NextPageToken };
        }
        while (search.PageToken is not null);

        return all;
    }
}
