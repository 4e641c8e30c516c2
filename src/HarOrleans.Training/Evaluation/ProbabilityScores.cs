namespace HarOrleans.Training;

/// <summary>How good predicted probabilities are, not just the classes that they favour.</summary>
/// <param name="LogLoss">Mean of -ln(probability of the true class), in nats; a probability below 2.2e-16 counts as that, as in scikit-learn.</param>
/// <param name="RocAuc">Area under the ROC curve of each class against all others; null where the class or all others are absent.</param>
/// <param name="RocAucMacro">Their mean; null where one is.</param>
/// <param name="RocAucWeighted">Their mean weighted by support; null where one of a class that occurs is.</param>
/// <param name="CalibrationError">Expected calibration error, see <see cref="Training.CalibrationError"/>.</param>
public sealed record ProbabilityScores(double LogLoss, IReadOnlyList<double?> RocAuc, double? RocAucMacro, double? RocAucWeighted, double CalibrationError)
{
    private const double Least = 2.220446049250313e-16;

    /// <summary>Scores probabilities.</summary>
    /// <param name="probabilities">Row-major, rows x classes; each row sums to 1.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="actual">The true class of each row; at least one.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or there is no row.</exception>
    public static ProbabilityScores Of(double[] probabilities, int classes, int[] actual)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(actual);
        if (actual.Length == 0 || probabilities.Length != actual.Length * classes)
        {
            throw new ArgumentException($"There are {probabilities.Length} probabilities for {actual.Length} rows of {classes} classes.", nameof(probabilities));
        }

        var areas = Enumerable.Range(0, classes)
            .Select(label => Training.RocAuc.Of([.. Column(probabilities, classes, label)], [.. actual.Select(each => each == label)]))
            .ToArray();
        var support = Enumerable.Range(0, classes).Select(label => actual.Count(each => each == label)).ToArray();
        var present = areas.Zip(support).Where(each => each.Second > 0).ToArray();
        return new ProbabilityScores(
            actual.Select((label, row) => -Math.Log(Math.Clamp(probabilities[(row * classes) + label], Least, 1 - Least))).Sum() / actual.Length,
            areas,
            areas.All(each => each is not null) ? areas.Average() : null,
            present.All(each => each.First is not null) ? present.Sum(each => each.First!.Value * each.Second) / actual.Length : null,
            Training.CalibrationError.Of(probabilities, classes, actual));
    }

    private static IEnumerable<double> Column(double[] values, int columns, int column)
    {
        for (var at = column; at < values.Length; at += columns)
        {
            yield return values[at];
        }
    }
}
