using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>Predictions beside the classes that are known.</summary>
internal static class LabelledPredictions
{
    /// <summary>Evaluates predictions.</summary>
    /// <param name="dataset">What was predicted.</param>
    /// <param name="classes">The model's classes.</param>
    /// <param name="predictions">What it says of each row.</param>
    /// <param name="targets">The class of each row.</param>
    /// <exception cref="InvalidSpecException">The targets do not fit.</exception>
    public static ModelEvaluation Evaluate(string dataset, IReadOnlyList<string> classes, IReadOnlyList<Prediction> predictions, IReadOnlyList<string> targets)
    {
        if (targets.Count != predictions.Count || targets.Count == 0)
        {
            throw new InvalidSpecException([FormattableString.Invariant($"targets: there are {targets.Count} of {predictions.Count} rows. Give the class of each row, at least one.")]);
        }

        var codes = classes.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        var actual = targets.Select((target, row) => codes.TryGetValue(target ?? string.Empty, out var code)
            ? code
            : throw new InvalidSpecException([FormattableString.Invariant($"targets[{row}] = '{target}': the model has no such class. Its classes are {string.Join(", ", classes)}.")])).ToArray();
        double[] probabilities = [.. predictions.SelectMany(each => classes.Select(label => each.Probabilities[label]))];
        var scores = ProbabilityScores.Of(probabilities, classes.Count, actual);
        return new ModelEvaluation(
            Evaluations.Of(dataset, 0, classes, actual, [.. predictions.Select(each => codes[each.Class])], scores.LogLoss),
            scores.LogLoss,
            scores.RocAuc,
            scores.RocAucMacro,
            scores.RocAucWeighted,
            scores.CalibrationError);
    }
}
