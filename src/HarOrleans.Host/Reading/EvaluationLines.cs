using HarOrleans.Contracts;
using HarOrleans.Host.Demo;
using HarOrleans.Training;

namespace HarOrleans.Host.Reading;

/// <summary>An evaluation in words: classification report and confusion matrix.</summary>
internal static class EvaluationLines
{
    internal static IEnumerable<string> Of(Evaluation evaluation) =>
    [
        FormattableString.Invariant($"Evaluation on {evaluation.Dataset}, weights of epoch {evaluation.Step}:"),
        "",
        .. ClassificationReport.Text(evaluation).Split('\n'),
        "Confusion matrix (rows: actual, columns: predicted)",
        "",
        .. ConfusionText.Lines(evaluation),
    ];
}
