namespace HarOrleans.Data.Preparing;

/// <summary>
/// scikit-learn's StandardScaler in float64: mean, and the two-pass variance with its correction term, ddof 0. A column whose variance is
/// within the rounding error of its mean counts as constant and has scale 1, by scikit-learn's own bound.
/// </summary>
internal static class StandardScaler
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Fits on row-major values; there must be at least one row.</summary>
    internal static FeatureScaling Fit(ReadOnlySpan<double> values, int columns)
    {
        var rows = values.Length / columns;
        var mean = new double[columns];
        for (var at = 0; at < values.Length; at += columns)
        {
            for (var column = 0; column < columns; column++)
            {
                mean[column] += values[at + column];
            }
        }

        for (var column = 0; column < columns; column++)
        {
            mean[column] /= rows;
        }

        var squares = new double[columns];
        var correction = new double[columns];
        for (var at = 0; at < values.Length; at += columns)
        {
            for (var column = 0; column < columns; column++)
            {
                var distance = values[at + column] - mean[column];
                correction[column] += distance;
                squares[column] += distance * distance;
            }
        }

        var scale = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            var variance = (squares[column] - (correction[column] * correction[column] / rows)) / rows;
            var rounding = rows * mean[column] * Epsilon;
            var constant = variance <= (rows * Epsilon * variance) + (rounding * rounding);
            scale[column] = constant ? 1 : Math.Sqrt(variance);
        }

        return new FeatureScaling(mean, scale);
    }

    /// <summary>Scales in float64 and rounds once, to float32.</summary>
    internal static float[] Apply(ReadOnlySpan<double> values, FeatureScaling scaling)
    {
        double[] mean = [.. scaling.Mean];
        double[] scale = [.. scaling.Scale];
        var scaled = new float[values.Length];
        for (var at = 0; at < values.Length; at += mean.Length)
        {
            for (var column = 0; column < mean.Length; column++)
            {
                scaled[at + column] = (float)((values[at + column] - mean[column]) / scale[column]);
            }
        }

        return scaled;
    }
}
