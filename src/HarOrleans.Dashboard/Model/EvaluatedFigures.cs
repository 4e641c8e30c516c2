using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>An evaluation's figures by name, as comparisons list them.</summary>
internal static class EvaluatedFigures
{
    /// <summary>Accuracy, loss, and F1 of all classes and of each; none of no evaluation.</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(Evaluation? evaluation) => evaluation is null ? [] :
    [
        new("accuracy", evaluation.Accuracy),
        new("loss", evaluation.Loss),
        new("F1, macro", evaluation.Macro.F1),
        new("F1, weighted", evaluation.Weighted.F1),
        .. evaluation.Scores.Select(score => KeyValuePair.Create($"F1 of {score.Label.Replace('_', ' ')}", score.F1)),
    ];
}
