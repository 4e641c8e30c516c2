using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>A study's trials by number.</summary>
internal static class StudyTrialsAnswer
{
    internal static Answer Of(StudySnapshot study, IReadOnlyList<FrozenTrial> trials)
    {
        var order = study.Spec.Space.Select(p => p.Name).ToList();
        var sorted = trials.OrderBy(t => t.Number).ToList();
        return new Answer(
            sorted.Count == 0
                ? [$"Study {study.Spec.Name} has no trial yet."]
                : TextTable.Lines([">trial", "state", .. StudyObjectives.Names(study.Spec).Select(name => ">" + name), ">seconds", .. order, "reason"], sorted.Select(t => Row(study.Spec, t, order))),
            new StudyTrialsDocument(study.Spec.Name, [.. sorted.Select(t => TrialDocument.Of(t, order))]));
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
