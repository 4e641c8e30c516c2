using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>An evaluation that was made after the training and logged with its run, as <see cref="EvaluationFiles.Later"/> has it.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Protocol">How it became samples.</param>
/// <param name="Classes">Accuracy, confusion matrix and the figures of each class; its data set is the split, its step 0.</param>
/// <param name="Interval">95 % interval of the accuracy, by bootstrap over people.</param>
/// <param name="RocAucMacro">Mean area under the ROC curves; null where one is not defined.</param>
/// <param name="RocAucWeighted">The same weighted by support.</param>
/// <param name="RocAuc">The area of each class against all others.</param>
/// <param name="LogLoss">Mean of -ln(probability of the true class).</param>
/// <param name="CalibrationError">Expected calibration error.</param>
/// <param name="Calibration">The bins behind it that have rows; none where an older file has none.</param>
/// <param name="People">Accuracy by person.</param>
public sealed record LoggedEvaluation(
    string Dataset,
    string Protocol,
    Evaluation Classes,
    (double Low, double High) Interval,
    double? RocAucMacro,
    double? RocAucWeighted,
    IReadOnlyList<double?> RocAuc,
    double LogLoss,
    double CalibrationError,
    IReadOnlyList<CalibrationBar> Calibration,
    IReadOnlyList<KeyValuePair<string, double>> People)
{
    /// <summary>Which rows it is of.</summary>
    public string Split => Classes.Dataset;

    /// <summary>Reads the file's document.</summary>
    internal static LoggedEvaluation Read(JsonElement file)
    {
        var report = file.GetProperty("report");
        string[] classes = [.. file.GetProperty("classes").EnumerateArray().Select(each => each.GetString()!)];
        long[][] confusion = [.. file.GetProperty("confusion").EnumerateArray().Select(row => (long[])[.. row.EnumerateArray().Select(cell => cell.GetInt64())])];
        if (confusion.Length != classes.Length || confusion.Any(row => row.Length != classes.Length))
        {
            throw new FormatException("confusion");
        }

        return new LoggedEvaluation(
            file.Text("dataset"),
            file.Text("protocol"),
            new Evaluation(
                file.Text("split"),
                0,
                classes,
                confusion,
                file.Number("accuracy"),
                file.NumberOrNull("loss") ?? double.NaN,
                [.. classes.Select((name, row) => Score(report, name, confusion[row].Sum()))],
                Score(report, "macro avg", confusion.Sum(row => row.Sum())),
                Score(report, "weighted avg", confusion.Sum(row => row.Sum()))),
            file.Interval("interval"),
            file.NumberOrNull("roc_auc_macro"),
            file.NumberOrNull("roc_auc_weighted"),
            file.Numbers("roc_auc"),
            file.Number("log_loss"),
            file.Number("calibration_error"),
            file.TryGetProperty("calibration", out var bins) ? [.. bins.EnumerateArray().Where(bin => bin.Number("rows") > 0).Select(CalibrationBar.Read)] : [],
            file.ByName("subjects"));
    }

    /// <summary>A class that the report leaves out, as it neither occurs nor was predicted, has zeros, as scikit-learn's zero division has it.</summary>
    private static ClassScore Score(JsonElement report, string name, long support) => report.TryGetProperty(name, out var score)
        ? new ClassScore(name, score.Number("precision"), score.Number("recall"), score.Number("f1-score"), support)
        : new ClassScore(name, 0, 0, 0, support);
}
