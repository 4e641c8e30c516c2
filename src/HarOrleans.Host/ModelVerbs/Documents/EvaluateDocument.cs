using System.Globalization;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>How a model does: the names of scikit-learn's figures, the report with encoded labels as text, and the first row's logits.</summary>
internal sealed record EvaluateDocument(
    string Model,
    string Dataset,
    bool Simulated,
    string Protocol,
    string Split,
    double Accuracy,
    double Loss,
    double PrecisionWeighted,
    double RecallWeighted,
    double F1Weighted,
    IReadOnlyList<string> Classes,
    IReadOnlyList<IReadOnlyList<long>> Confusion,
    IReadOnlyDictionary<string, object> Report,
    string ReportText,
    IReadOnlyList<double> LogitsRow0,
    IReadOnlyList<double> Interval,
    double? RocAucMacro,
    double? RocAucWeighted,
    IReadOnlyList<double?> RocAuc,
    double LogLoss,
    double CalibrationError,
    IReadOnlyList<CalibrationBin> Calibration,
    IReadOnlyDictionary<string, double> Subjects,
    CellDocument? Cell)
{
    internal static EvaluateDocument Of(ChosenModel model, ModelRows rows, ModelScore score, CellDocument? cell)
    {
        var evaluation = score.Evaluation;
        var (low, high) = SubjectInterval.Of(score.Subjects);
        var encoded = evaluation with { Scores = [.. evaluation.Scores.Select((each, label) => each with { Label = label.ToString(CultureInfo.InvariantCulture) })] };
        return new EvaluateDocument(
            model.Name,
            rows.Facts.Name,
            rows.Facts.Simulated,
            rows.Prepared.Protocol,
            rows.Name,
            evaluation.Accuracy,
            evaluation.Loss,
            evaluation.Weighted.Precision,
            evaluation.Weighted.Recall,
            evaluation.Weighted.F1,
            evaluation.Classes,
            evaluation.Confusion,
            ClassificationReport.Dictionary(evaluation),
            ClassificationReport.Text(Evaluations.Present(encoded with { Classes = [.. encoded.Scores.Select(each => each.Label)] })),
            [.. score.Output.Logits.Take(score.Output.Classes).Select(each => (double)each)],
            [low, high],
            score.Probabilities.RocAucMacro,
            score.Probabilities.RocAucWeighted,
            score.Probabilities.RocAuc,
            score.Probabilities.LogLoss,
            score.Probabilities.CalibrationError,
            Training.CalibrationError.Table(score.Output.Probabilities(), score.Output.Classes, rows.Y),
            score.Subjects.ToDictionary(each => each.Subject.ToString(CultureInfo.InvariantCulture), each => each.Accuracy),
            cell);
    }
}
