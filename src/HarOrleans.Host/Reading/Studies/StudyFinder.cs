using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>Finds the study that somebody named.</summary>
internal static class StudyFinder
{
    private const int Page = 1000;

    /// <summary>The study of this name.</summary>
    /// <exception cref="BadInputException">There is none; the message names the nearest.</exception>
    internal static Task<StudyHandle> FindAsync(HarClient client, string name, CancellationToken cancellationToken) => FindAsync(client, "NAME", name, cancellationToken);

    /// <summary>The study of this name, which an option or argument gave.</summary>
    /// <exception cref="BadInputException">There is none; the message names the option and the nearest.</exception>
    internal static async Task<StudyHandle> FindAsync(HarClient client, string option, string name, CancellationToken cancellationToken)
    {
        if (await client.Studies.FindAsync(name, cancellationToken) is { } study)
        {
            return study;
        }

        var names = (await ListAsync(client, cancellationToken)).Select(s => s.Name).ToList();
        throw new BadInputException(names.Count == 0
            ? $"{option} '{name}': there is no such study; this state folder holds none. har demo makes one."
            : $"{option} '{name}': there is no such study. Nearest: {string.Join(", ", Nearest.Names(name, names))}. har study list names them all.");
    }

    /// <summary>The trial of a number, or null, and how many the study has: their numbers are dense.</summary>
    internal static async Task<(FrozenTrial? Trial, int Count)> TrialAsync(StudyHandle study, int number, CancellationToken cancellationToken)
    {
        var page = await study.ListTrialsAsync(new() { Skip = number, Take = 1 }, cancellationToken);
        return (page.Trials.Count > 0 ? page.Trials[0] : null, page.Total);
    }

    /// <summary>All studies, latest change first.</summary>
    internal static async Task<IReadOnlyList<StudySummary>> ListAsync(HarClient client, CancellationToken cancellationToken)
    {
        var studies = new List<StudySummary>();
        IReadOnlyList<StudySummary> page;
        do
        {
            page = await client.Studies.ListAsync(studies.Count, Page, cancellationToken);
            studies.AddRange(page);
        }
        while (page.Count == Page);

        return studies;
    }
}
