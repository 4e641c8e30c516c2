using System.Globalization;
using HarOrleans.Host.Demo;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>How a model does, in words.</summary>
internal static class EvaluateLines
{
    private const int MostCellRows = 20;

    internal static IEnumerable<string> Of(ChosenModel model, ModelRows rows, ModelScore score)
    {
        var evaluation = score.Evaluation;
        var (low, high) = SubjectInterval.Of(score.Subjects);
        return
        [
            model.Line,
            rows.Line,
            "",
            .. Facts.Lines(
            [
                ("Accuracy", FormattableString.Invariant($"{TextFormat.Value(evaluation.Accuracy)}, over people {TextFormat.Value(low)} to {TextFormat.Value(high)} (95 %)")),
                ("Loss", TextFormat.Value(evaluation.Loss)),
                ("ROC-AUC, one vs rest", Area(score.Probabilities)),
                ("Calibration error", TextFormat.Value(score.Probabilities.CalibrationError)),
            ]),
            "",
            .. ClassificationReport.Text(evaluation).TrimEnd('\n').Split('\n'),
            "",
            "Confusion matrix (rows: actual, columns: predicted)",
            "",
            .. ConfusionText.Lines(evaluation),
            "",
            .. TextTable.Lines(
                [">subject", ">rows", ">correct", ">accuracy"],
                score.Subjects.Select(each => (string[])[Whole(each.Subject), Whole(each.Rows), Whole(each.Correct), TextFormat.Value(each.Accuracy)])),
        ];
    }

    internal static IEnumerable<string> Cell(CellDocument cell)
    {
        yield return "";
        yield return FormattableString.Invariant($"{cell.Actual} predicted as {cell.Predicted}: {cell.Rows.Count} {(cell.Rows.Count == 1 ? "row" : "rows")}");
        if (cell.Rows.Count == 0)
        {
            yield break;
        }

        foreach (var line in TextTable.Lines(
            [">row", ">subject", ">p(predicted)", ">p(actual)"],
            cell.Rows.Take(MostCellRows).Select(each => (string[])[Whole(each.Row), Whole(each.Subject), TextFormat.Value(each.PPredicted), TextFormat.Value(each.PActual)])))
        {
            yield return line;
        }

        if (cell.Rows.Count > MostCellRows)
        {
            yield return FormattableString.Invariant($"{cell.Rows.Count - MostCellRows} more; --json FILE writes all.");
        }
    }

    private static string Area(ProbabilityScores scores) => scores is { RocAucMacro: { } macro, RocAucWeighted: { } weighted }
        ? $"{TextFormat.Value(macro)} macro, {TextFormat.Value(weighted)} weighted"
        : "not defined: a class is absent";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
