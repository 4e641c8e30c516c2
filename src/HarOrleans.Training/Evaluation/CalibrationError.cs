namespace HarOrleans.Training;

/// <summary>
/// Expected calibration error (Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks, 2017, section 2): predictions go into equal bins (m/M, (m+1)/M] by the
/// probability of the predicted class; the bins' |accuracy - mean probability| are averaged by their number of rows.
/// </summary>
public static class CalibrationError
{
    /// <summary>Bins where nothing else is said.</summary>
    public const int Bins = 15;

    /// <summary>The error, from 0 (calibrated) to 1.</summary>
    /// <param name="probabilities">Row-major, rows x classes.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="actual">The true class of each row; at least one.</param>
    /// <param name="bins">Number of bins.</param>
    public static double Of(double[] probabilities, int classes, int[] actual, int bins = Bins) =>
        Table(probabilities, classes, actual, bins).Sum(bin => Math.Abs(bin.Correct - bin.Expected)) / actual.Length;

    /// <summary>The bins themselves, those without rows included, by probability.</summary>
    /// <param name="probabilities">Row-major, rows x classes.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="actual">The true class of each row; at least one.</param>
    /// <param name="bins">Number of bins.</param>
    public static IReadOnlyList<CalibrationBin> Table(double[] probabilities, int classes, int[] actual, int bins = Bins)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var (rows, correct, expected) = (new int[bins], new int[bins], new double[bins]);
        for (var row = 0; row < actual.Length; row++)
        {
            var (label, sure) = Favourite(probabilities.AsSpan(row * classes, classes));
            var bin = Math.Clamp((int)Math.Ceiling(sure * bins) - 1, 0, bins - 1);
            rows[bin]++;
            correct[bin] += label == actual[row] ? 1 : 0;
            expected[bin] += sure;
        }

        return [.. Enumerable.Range(0, bins).Select(bin => new CalibrationBin((double)bin / bins, (bin + 1.0) / bins, rows[bin], correct[bin], expected[bin]))];
    }

    private static (int Label, double Probability) Favourite(ReadOnlySpan<double> row)
    {
        var best = 0;
        for (var label = 1; label < row.Length; label++)
        {
            best = row[label] > row[best] ? label : best;
        }

        return (best, row[best]);
    }
}
