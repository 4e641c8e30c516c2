using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>The best trials of a study with several objectives: its Pareto front.</summary>
internal static class StudyFrontAnswer
{
    internal static Answer Of(StudySnapshot study, IReadOnlyList<FrozenTrial> front)
    {
        var order = study.Spec.Space.Select(p => p.Name).ToList();
        var document = new StudyBestDocument(study.Spec.Name, null, null, StudyData.IsSimulated(study.Spec)) { Front = [.. front.Select(trial => TrialDocument.Of(trial, order))] };
        return front.Count == 0
            ? new Answer([$"Study {study.Spec.Name}: no trial is complete, so there is no best one."], document, ExitCodes.Failed)
            : new Answer(
                [
                    .. TextTable.Lines([">trial", .. StudyObjectives.Names(study.Spec).Select(name => ">" + name), .. order], front.Select(trial => Row(study.Spec, trial, order))),
                    $"No other trial is better than one of these in one objective and as good in the others ({StudyObjectives.Directions(study.Spec)}).",
                ],
                document);
    }

    private static List<string> Row(StudySpec spec, FrozenTrial trial, List<string> order) =>
    [
        trial.Number.ToString(CultureInfo.InvariantCulture),
        .. StudyObjectives.Cells(spec, trial),
        .. order.Select(name => trial.Params.TryGetValue(name, out var value) ? TextFormat.Param(value) : "-"),
    ];
}
