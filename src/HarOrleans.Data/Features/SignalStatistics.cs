namespace HarOrleans.Data.Features;

/// <summary>Statistics of one signal or spectrum.</summary>
internal static class SignalStatistics
{
    /// <summary>The nine common statistics.</summary>
    /// <param name="values">64 or 128 values.</param>
    /// <param name="unit">What values are divided by before their entropy is taken: 1 for signals, 64 for spectra.</param>
    internal static SignalSummary Of(ReadOnlySpan<double> values, double unit)
    {
        var (sum, absolute, squares) = (0.0, 0.0, 0.0);
        var (smallest, largest) = (values[0], values[0]);
        foreach (var value in values)
        {
            sum += value;
            absolute += Math.Abs(value);
            squares += value * value;
            smallest = value < smallest ? value : smallest;
            largest = value > largest ? value : largest;
        }

        var mean = sum / values.Length;
        var (variance, distance) = (0.0, 0.0);
        foreach (var value in values)
        {
            variance += (value - mean) * (value - mean);
            distance += Math.Abs(value - mean);
        }

        // The mean of equal values can be off by a rounding, which is no deviation.
        var constant = smallest == largest;
        return new SignalSummary(
            mean,
            constant ? 0 : Math.Sqrt(variance / values.Length),
            constant ? 0 : distance / values.Length,
            largest,
            smallest,
            absolute,
            squares / values.Length,
            Quartiles.Range(values, smallest, largest),
            LevelEntropy.Of(values, unit));
    }

    /// <summary>Pearson's correlation; 0 where a signal is constant.</summary>
    internal static double Correlation(ReadOnlySpan<double> a, in SignalSummary ofA, ReadOnlySpan<double> b, in SignalSummary ofB)
    {
        if (ofA.Deviation == 0 || ofB.Deviation == 0)
        {
            return 0;
        }

        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
        {
            sum += (a[at] - ofA.Mean) * (b[at] - ofB.Mean);
        }

        return sum / a.Length / ofA.Deviation / ofB.Deviation;
    }

    /// <summary>Adds skewness and kurtosis (3 for a normal distribution); 0 and 0 where the values are equal.</summary>
    internal static void Shape(ReadOnlySpan<double> values, in SignalSummary of, ref FeatureRow row)
    {
        var (third, fourth) = (0.0, 0.0);
        if (of.Deviation > 0)
        {
            var perDeviation = 1 / of.Deviation;
            foreach (var value in values)
            {
                var distance = (value - of.Mean) * perDeviation;
                var square = distance * distance;
                third += square * distance;
                fourth += square * square;
            }
        }

        row.Add(third / values.Length);
        row.Add(fourth / values.Length);
    }
}
