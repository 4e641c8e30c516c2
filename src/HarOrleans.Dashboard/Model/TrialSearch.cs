using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Dashboard;

/// <summary>What can be searched for in a study's trials, and what they can be sorted by, as an address has it.</summary>
internal static class TrialSearch
{
    public const string Example = TrialVocabulary.Example;

    public const string Help = "params.KEY, value, number, state, duration (seconds), started, finished (a date, or -2h, -7d); and, or, not, in, like, is null.";

    /// <summary>The trials of a page; the newest first where the address asks for no order that is known.</summary>
    /// <param name="filter">A query without a mistake.</param>
    /// <param name="sort">As the address says it; see <see cref="SortOrder"/>.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">Most trials of a page.</param>
    public static TrialQuery Page(string filter, string? sort, int page, int size)
    {
        var order = SortOrder.Of(sort);
        TrialSort? by = order.Key switch
        {
            "number" => TrialSort.Number,
            "state" => TrialSort.State,
            "value" => TrialSort.Value,
            "duration" => TrialSort.Duration,
            _ => null,
        };
        return new() { Filter = filter, OrderBy = by ?? TrialSort.Number, Descending = by is null || order.IsDescending, Skip = (page - 1) * size, Take = size };
    }
}
