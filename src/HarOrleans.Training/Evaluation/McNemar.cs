using MathNet.Numerics.Distributions;

namespace HarOrleans.Training;

/// <summary>McNemar's test (1947) of two classifiers on the same rows: of the rows that just one of them gets right, is the split even?</summary>
/// <param name="OnlyFirst">Rows that only the first predicts correctly.</param>
/// <param name="OnlySecond">Rows that only the second does.</param>
/// <param name="PValue">The exact two-sided binomial probability of a split at least as uneven; 1 where there are no such rows. Takes rows for independent.</param>
public sealed record McNemar(int OnlyFirst, int OnlySecond, double PValue)
{
    /// <summary>The test.</summary>
    /// <param name="actual">The true class of each row.</param>
    /// <param name="first">What the first predicts.</param>
    /// <param name="second">What the second predicts.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static McNemar Of(int[] actual, int[] first, int[] second)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Length != actual.Length || second.Length != actual.Length)
        {
            throw new ArgumentException($"There are {first.Length} and {second.Length} predictions for {actual.Length} rows.", nameof(first));
        }

        int onlyFirst = 0, onlySecond = 0;
        for (var row = 0; row < actual.Length; row++)
        {
            onlyFirst += first[row] == actual[row] && second[row] != actual[row] ? 1 : 0;
            onlySecond += second[row] == actual[row] && first[row] != actual[row] ? 1 : 0;
        }

        var all = onlyFirst + onlySecond;
        return new McNemar(onlyFirst, onlySecond, all == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, all, Math.Min(onlyFirst, onlySecond))));
    }
}
