using HarOrleans.Contracts;
using HarOrleans.Numerics;

namespace HarOrleans.Training;

/// <summary>Evaluation arithmetic, without libtorch: pure functions of labels and counts.</summary>
public static class Evaluations
{
    /// <summary>Label of the unweighted mean.</summary>
    public const string Macro = "macro avg";

    /// <summary>Label of the mean weighted by support.</summary>
    public const string Weighted = "weighted avg";

    /// <summary>Evaluates predictions.</summary>
    /// <param name="dataset">What was predicted, e.g. <c>test</c>.</param>
    /// <param name="step">The step (epoch) whose weights predicted.</param>
    /// <param name="classes">Class labels; actual and predicted classes are indices into them.</param>
    /// <param name="actual">The true class of each sample; at least one sample.</param>
    /// <param name="predicted">The predicted class of each sample, in the same order.</param>
    /// <param name="loss">Mean cross entropy in nats.</param>
    /// <exception cref="ArgumentException">The lists differ in length, are empty, or hold an index that is no class.</exception>
    public static Evaluation Of(
        string dataset, long step, IReadOnlyList<string> classes, ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, double loss)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return Of(dataset, step, [.. classes], Confusion(classes.Count, actual, predicted), loss);
    }

    /// <summary>The same evaluation of the classes that occur among the actual or the predicted ones: what scikit-learn reports where it is given no labels.</summary>
    public static Evaluation Present(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var counts = evaluation.Confusion;
        int[] kept = [.. Enumerable.Range(0, counts.Count).Where(label => counts[label].Sum() + counts.Sum(row => row[label]) > 0)];
        return kept.Length == counts.Count
            ? evaluation
            : Of(
                evaluation.Dataset,
                evaluation.Step,
                [.. kept.Select(label => evaluation.Classes[label])],
                [.. kept.Select(row => (IReadOnlyList<long>)[.. kept.Select(column => counts[row][column])])],
                evaluation.Loss);
    }

    /// <summary>Counts samples: row = actual class, column = predicted class.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="actual">The true class of each sample; at least one sample.</param>
    /// <param name="predicted">The predicted class of each sample, in the same order.</param>
    /// <exception cref="ArgumentException">The lists differ in length, are empty, or hold an index that is no class.</exception>
    public static IReadOnlyList<IReadOnlyList<long>> Confusion(int classes, ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted)
    {
        if (actual.Length != predicted.Length || actual.IsEmpty)
        {
            throw new ArgumentException($"There are {actual.Length} actual and {predicted.Length} predicted classes; it takes the same number, at least 1.");
        }

        var counts = new long[classes][];
        for (var i = 0; i < classes; i++)
        {
            counts[i] = new long[classes];
        }

        for (var i = 0; i < actual.Length; i++)
        {
            if ((uint)actual[i] >= (uint)classes || (uint)predicted[i] >= (uint)classes)
            {
                throw new ArgumentException($"Sample {i} is of class {actual[i]} and predicted as {predicted[i]}, but there are {classes} classes.");
            }

            counts[actual[i]][predicted[i]]++;
        }

        return counts;
    }

    /// <summary>Share of samples on the diagonal: their count divided, as a double, by the number of samples.</summary>
    public static double Accuracy(IReadOnlyList<IReadOnlyList<long>> confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        long right = 0, all = 0;
        for (var i = 0; i < confusion.Count; i++)
        {
            right += confusion[i][i];
            all += confusion[i].Sum();
        }

        return Ratio(right, all);
    }

    private static Evaluation Of(string dataset, long step, IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<long>> confusion, double loss)
    {
        var scores = classes.Select((label, index) => Score(label, confusion, index)).ToList();
        return new Evaluation(dataset, step, classes, confusion, Accuracy(confusion), loss, scores, MacroOf(scores), WeightedOf(scores));
    }

    private static ClassScore Score(string label, IReadOnlyList<IReadOnlyList<long>> confusion, int index)
    {
        var right = confusion[index][index];
        var support = confusion[index].Sum();
        var predicted = confusion.Sum(row => row[index]);
        var (precision, recall) = (Ratio(right, predicted), Ratio(right, support));

        // In this order scikit-learn 1.2 rounds it: a figure that lies on the edge of a printed digit then falls to the same side.
        return new ClassScore(label, precision, recall, right == 0 ? 0 : 2 * precision * recall / (precision + recall), support);
    }

    private static ClassScore MacroOf(List<ClassScore> scores) => Mean(Macro, scores, _ => 1, scores.Count);

    private static ClassScore WeightedOf(List<ClassScore> scores) => Mean(Weighted, scores, score => score.Support, scores.Sum(score => score.Support));

    private static ClassScore Mean(string label, List<ClassScore> scores, Func<ClassScore, double> weight, double weights)
    {
        double Of(Func<ClassScore, double> value) => PairwiseSum.Of([.. scores.Select(score => value(score) * weight(score))]) / weights;
        return new ClassScore(label, Of(score => score.Precision), Of(score => score.Recall), Of(score => score.F1), scores.Sum(score => score.Support));
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : part / (double)whole;
}
