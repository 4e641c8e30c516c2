namespace HarOrleans.Contracts;

/// <summary>How a logged model did on labelled rows or windows: what MLflow's <c>evaluate</c> measures of a classifier.</summary>
/// <param name="Classes">Accuracy, confusion matrix and the figures of each class. Its loss is <paramref name="LogLoss"/>, its step 0.</param>
/// <param name="LogLoss">Mean of -ln(probability of the true class), in nats; a probability below 2.2e-16 counts as that, as in scikit-learn.</param>
/// <param name="RocAuc">Area under the ROC curve of each class against all others; null where the class or all others are absent.</param>
/// <param name="RocAucMacro">Their mean; null where one is.</param>
/// <param name="RocAucWeighted">Their mean weighted by support; null where one of a class that occurs is.</param>
/// <param name="CalibrationError">Expected calibration error, in 15 equal bins of the predicted class's probability.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ModelEvaluation)]
public sealed record ModelEvaluation(
    Evaluation Classes, double LogLoss, IReadOnlyList<double?> RocAuc, double? RocAucMacro, double? RocAucWeighted, double CalibrationError)
{
    /// <summary>
    /// The figures under the names that MLflow gives them: <c>example_count</c>, <c>accuracy_score</c>, <c>precision_score</c>, <c>recall_score</c> and <c>f1_score</c> (weighted by support), <c>log_loss</c>, and
    /// <c>roc_auc</c> (weighted) where it is defined.
    /// </summary>
    public IReadOnlyDictionary<string, double> Metrics()
    {
        var metrics = new Dictionary<string, double>
        {
            ["example_count"] = Classes.Confusion.Sum(row => row.Sum()),
            ["accuracy_score"] = Classes.Accuracy,
            ["precision_score"] = Classes.Weighted.Precision,
            ["recall_score"] = Classes.Weighted.Recall,
            ["f1_score"] = Classes.Weighted.F1,
            ["log_loss"] = LogLoss,
        };
        if (RocAucWeighted is { } area)
        {
            metrics["roc_auc"] = area;
        }

        return metrics;
    }
}
