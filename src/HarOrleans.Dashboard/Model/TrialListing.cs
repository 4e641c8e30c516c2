using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Reads a page of a study's trials.</summary>
internal static class TrialListing
{
    /// <summary>The page of this number, or the last one where there are fewer, with its own number.</summary>
    /// <param name="study">The study.</param>
    /// <param name="query">The query of a page, by its number.</param>
    /// <param name="page">From 1.</param>
    public static async Task<(int Page, TrialPage Found)> ReadAsync(StudyHandle study, Func<int, TrialQuery> query, int page)
    {
        var asked = query(page);
        var found = await study.ListTrialsAsync(asked);
        if (found is not { Trials.Count: 0, Found: > 0 })
        {
            return (page, found);
        }

        page = 1 + ((found.Found - 1) / asked.Take);
        return (page, await study.ListTrialsAsync(query(page)));
    }
}
