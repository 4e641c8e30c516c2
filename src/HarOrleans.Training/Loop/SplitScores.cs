using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>How one pass over labelled rows went.</summary>
/// <param name="Loss">Mean cross entropy in nats.</param>
/// <param name="Accuracy">Correct predictions divided by rows.</param>
/// <param name="Precision">Weighted by support.</param>
/// <param name="Recall">Weighted by support.</param>
/// <param name="F1">Weighted by support.</param>
internal sealed record SplitScores(double Loss, double Accuracy, double Precision, double Recall, double F1)
{
    /// <summary>The scores of an evaluation.</summary>
    public static SplitScores Of(Evaluation evaluation) => new(
        evaluation.Loss, evaluation.Accuracy, evaluation.Weighted.Precision, evaluation.Weighted.Recall, evaluation.Weighted.F1);

    /// <summary>The scores of kept weights as a trial's user attributes, accuracy first.</summary>
    public IEnumerable<KeyValuePair<string, double>> Attributes() => Metrics("val").OrderBy(each => each.Key != "val_accuracy");

    /// <summary>The scores as metrics, e.g. <c>val_loss</c> and <c>val_accuracy</c>.</summary>
    /// <param name="prefix">What their names begin with, e.g. <c>val</c>.</param>
    public IEnumerable<KeyValuePair<string, double>> Metrics(string prefix) =>
    [
        new($"{prefix}_loss", Loss),
        new($"{prefix}_accuracy", Accuracy),
        new($"{prefix}_precision", Precision),
        new($"{prefix}_recall", Recall),
        new($"{prefix}_f1", F1),
    ];
}
