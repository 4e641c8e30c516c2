using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>How a model did on labelled rows, in full.</summary>
/// <param name="Evaluation">Classes: accuracy, loss, report, matrix.</param>
/// <param name="Probabilities">Probabilities: ROC-AUC, log loss, calibration.</param>
/// <param name="Subjects">One score a person, by number.</param>
/// <param name="Predicted">The predicted class of each row.</param>
/// <param name="Output">What the model said.</param>
public sealed record ModelScore(
    Evaluation Evaluation, ProbabilityScores Probabilities, IReadOnlyList<SubjectScore> Subjects, int[] Predicted, ModelOutput Output)
{
    /// <summary>Scores what a model said.</summary>
    /// <param name="dataset">What was predicted, e.g. <c>test</c>.</param>
    /// <param name="classes">Class labels.</param>
    /// <param name="output">What the model said.</param>
    /// <param name="actual">The true class of each row.</param>
    /// <param name="subjects">Who each row is of.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static ModelScore Of(string dataset, IReadOnlyList<string> classes, ModelOutput output, int[] actual, int[] subjects)
    {
        ArgumentNullException.ThrowIfNull(output);
        var predicted = output.Predicted();
        return new ModelScore(
            Evaluations.Of(dataset, 0, classes, actual, predicted, output.Loss(actual)),
            ProbabilityScores.Of(output.Probabilities(), output.Classes, actual),
            SubjectScores.Of(subjects, actual, predicted),
            predicted,
            output);
    }

    /// <summary>The rows of one cell of the confusion matrix.</summary>
    /// <param name="actual">The true class of each row.</param>
    /// <param name="row">The cell's actual class.</param>
    /// <param name="column">The cell's predicted class.</param>
    public IReadOnlyList<int> Cell(int[] actual, int row, int column) => [.. Enumerable.Range(0, Predicted.Length).Where(at => actual[at] == row && Predicted[at] == column)];
}
