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
    public static double Of(double[] probabilities, int classes, int[] actual, int bins = Bins)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var surplus = new double[bins];
        for (var row = 0; row < actual.Length; row++)
        {
            var (label, sure) = Favourite(probabilities.AsSpan(row * classes, classes));
            var bin = Math.Clamp((int)Math.Ceiling(sure * bins) - 1, 0, bins - 1);
            surplus[bin] += (label == actual[row] ? 1 : 0) - sure;
        }

        return surplus.Sum(Math.Abs) / actual.Length;
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
