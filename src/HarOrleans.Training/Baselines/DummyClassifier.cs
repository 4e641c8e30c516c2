using HarOrleans.Numerics;

namespace HarOrleans.Training;

/// <summary>Predictions that look at no feature, as scikit-learn's <c>DummyClassifier</c> makes them: what every model has to beat. The same seed gives scikit-learn's own draws.</summary>
public static class DummyClassifier
{
    /// <summary>Always the class that is most frequent, of equal ones the first.</summary>
    /// <param name="labels">Labels that it was fitted on.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="rows">Rows to predict.</param>
    public static int[] MostFrequent(int[] labels, int classes, int rows)
    {
        var counts = Counts(labels, classes);
        var predicted = new int[rows];
        Array.Fill(predicted, Array.IndexOf(counts, counts.Max()));
        return predicted;
    }

    /// <summary>Each row drawn by the classes' shares.</summary>
    /// <param name="labels">Labels that it was fitted on.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="rows">Rows to predict.</param>
    /// <param name="seed"><c>random_state</c>.</param>
    public static int[] Stratified(int[] labels, int classes, int rows, uint seed)
    {
        double[] shares = [.. Counts(labels, classes).Select(count => count / (double)labels.Length)];
        var random = new NumpyRandom(seed);
        var predicted = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            // RandomState.multinomial(1, shares): class by class, with the share of what is left.
            var (label, left) = (0, 1.0);
            while (label < classes - 1 && !random.NextBernoulli(shares[label] / left))
            {
                left -= shares[label++];
            }

            predicted[row] = label;
        }

        return predicted;
    }

    /// <summary>Each class as often as any other.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="rows">Rows to predict.</param>
    /// <param name="seed"><c>random_state</c>.</param>
    public static int[] Uniform(int classes, int rows, uint seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var random = new NumpyRandom(seed);
        var predicted = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            predicted[row] = (int)random.NextUpTo((uint)classes - 1);
        }

        return predicted;
    }

    private static int[] Counts(int[] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var counts = new int[classes];
        foreach (var label in labels)
        {
            counts[label]++;
        }

        return counts;
    }
}
