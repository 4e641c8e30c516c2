using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>A study's trials. The document is read while it is written, a page at a time; a table needs all of its rows to know how wide it is.</summary>
internal static class StudyTrialsAnswer
{
    /// <summary>The trials of a query.</summary>
    /// <param name="study">The study.</param>
    /// <param name="query">Which, in which order; the size of a page.</param>
    /// <param name="limit">Most trials; null for all.</param>
    /// <param name="documentOnly">Whether nobody sees the table.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<Answer> AskAsync(StudyHandle study, TrialQuery query, int? limit, bool documentOnly, CancellationToken cancellationToken)
    {
        var snapshot = await study.GetAsync(cancellationToken);
        var order = snapshot.Spec.Space.Select(p => p.Name).ToList();
        var most = limit ?? int.MaxValue;
        query = query with { Take = Math.Min(query.Take, most) };

        // A wrong query is to be refused before anything is written.
        _ = await study.ListTrialsAsync(query with { Take = 1 }, cancellationToken);
        var trials = study.ListAllTrialsAsync(query, cancellationToken).Take(most);
        var lines = documentOnly ? [] : Lines(snapshot, await trials.ToListAsync(cancellationToken));
        return new Answer(lines, new StudyTrialsDocument(snapshot.Spec.Name, trials.Select(t => TrialDocument.Of(t, order))));
    }

    /// <summary>The table.</summary>
    internal static IReadOnlyList<string> Lines(StudySnapshot study, IReadOnlyList<FrozenTrial> trials)
    {
        var order = study.Spec.Space.Select(p => p.Name).ToList();
        return trials.Count > 0
            ? TextTable.Lines([">trial", "state", .. StudyObjectives.Names(study.Spec).Select(name => ">" + name), ">seconds", .. order, "reason"], trials.Select(t => Row(study.Spec, t, order)))
            : [study.Counts.Total == 0 ? $"Study {study.Spec.Name} has no trial yet." : $"None of the {study.Counts.Total} trials of study {study.Spec.Name} matches."];
    }

    private static List<string> Row(StudySpec spec, FrozenTrial trial, List<string> order) =>
    [
        trial.Number.ToString(CultureInfo.InvariantCulture),
        TextFormat.State(trial.State),
        .. StudyObjectives.Cells(spec, trial),
        TextFormat.Seconds(trial)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-",
        .. order.Select(name => trial.Params.TryGetValue(name, out var param) ? TextFormat.Param(param) : "-"),
        trial.Reason ?? "",
    ];
}
