using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.StudyVerbs;

/// <summary><c>har study importance</c>: how much each parameter matters for an objective.</summary>
internal static class StudyImportance
{
    internal const string PedAnova = "ped-anova";

    private static readonly Dictionary<string, ImportanceMethod> Methods = new(StringComparer.Ordinal)
    {
        [PedAnova] = ImportanceMethod.PedAnova,
        ["ped-anova-4.9"] = ImportanceMethod.PedAnovaShared,
        ["fanova"] = ImportanceMethod.Fanova,
    };

    /// <summary>The evaluators' names.</summary>
    internal static IReadOnlyList<string> Evaluators { get; } = [.. Methods.Keys];

    internal static async Task<Answer> AskAsync(StudyHandle study, string evaluator, int? target, CancellationToken cancellationToken)
    {
        var snapshot = await study.GetAsync(cancellationToken);
        var objective = Objective(snapshot.Spec, target);
        var found = await study.ImportancesAsync(Methods[evaluator], objective, cancellationToken);
        var document = new StudyImportanceDocument(snapshot.Spec.Name, evaluator, objective, snapshot.Counts.Complete, found.ToDictionary(x => x.Name, x => x.Importance));
        return found.Count == 0
            ? new([$"Study {snapshot.Spec.Name}: no trial is complete, so nothing can be said of its parameters."], document, ExitCodes.Failed)
            : new(
                [
                    .. TextTable.Lines(["parameter", ">importance"], found.Select(x => (List<string>)[x.Name, x.Importance.ToString("0.0000", CultureInfo.InvariantCulture)])),
                    FormattableString.Invariant($"By {evaluator}, of {snapshot.Counts.Complete} complete trials; together 1."),
                ],
                document);
    }

    private static int Objective(StudySpec spec, int? target) => (target, spec.Directions.Count) switch
    {
        (null, 1) => 0,
        ({ } one, var objectives) when one < objectives => one,
        (null, var objectives) => throw new BadInputException(FormattableString.Invariant($"--target: study {spec.Name} has {objectives} objectives. Say which one, from 0 to {objectives - 1}.")),
        ({ } one, var objectives) => throw new BadInputException(FormattableString.Invariant($"--target {one}: study {spec.Name} has {objectives} {(objectives == 1 ? "objective" : "objectives")}. Give a number from 0 to {objectives - 1}.")),
    };
}
